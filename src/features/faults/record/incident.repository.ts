import { sql } from "kysely";
import type { Incident, NewIncident } from "../../../db/fault-schema.js";
import type { Case, CaseState, Db, Trx } from "../../../db/schema.js";
import type { Category } from "../../../nlu/meaning.js";
import type { Spot } from "./location.service.js";

/** Somebody may still join these: they are not mended yet. */
export const openStates = [
  ...(["known", "registered", "assigned", "in_work"] as const),
  ...(["waiting_resident", "waiting_third", "reopened"] as const),
].map((state) => sql.lit<CaseState>(state));

/** Half the side of a square that counts as one place: about 150 m, and for pins of one outage as well. */
const NEAR_LATITUDE = 0.00135;
const NEAR_LONGITUDE = 0.00185;
const MOST_SIMILAR = 3;

/** Nobody has to mend it yet, nothing falls due of it, and it was never mended. */
const UNTOUCHED = {
  ...{ responsible_id: null, react_at: null, remind_at: null, return_at: null, ring_at: null },
  ...{ held_clock: null, fixed_at: null, closes_at: null, merged_into: null, source: null },
} as const;

export async function insertIncident(
  trx: Trx,
  values: Omit<NewIncident, keyof typeof UNTOUCHED> & Partial<NewIncident>,
): Promise<Incident> {
  return trx
    .insertInto("incident")
    .values({ ...UNTOUCHED, ...values })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function getIncident(db: Db, caseId: number): Promise<Incident> {
  return db
    .selectFrom("incident")
    .selectAll()
    .where("case_id", "=", caseId)
    .executeTakeFirstOrThrow();
}

export async function findIncident(db: Db, caseId: number): Promise<Incident | undefined> {
  return db.selectFrom("incident").selectAll().where("case_id", "=", caseId).executeTakeFirst();
}

export async function changeIncident(
  trx: Trx,
  caseId: number,
  change: Partial<Omit<Incident, "case_id">>,
): Promise<void> {
  await trx.updateTable("incident").set(change).where("case_id", "=", caseId).execute();
}

/** Claims the silence after a mending: whoever gets `true` closes the fault. */
export async function claimSilence(trx: Trx, caseId: number, now: Date): Promise<boolean> {
  const result = await trx
    .updateTable("incident")
    .set({ closes_at: null })
    .where("case_id", "=", caseId)
    .where("closes_at", "<=", now.toISOString())
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Holds a category for the rest of the transaction: of two people who report one fault at once, the second finds it. */
export async function lockCategory(trx: Trx, category: Category): Promise<void> {
  await trx
    .insertInto("counter")
    .values({ name: `lock:${category}`, value: 0 })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet((eb) => ({ value: eb.ref("counter.value") })),
    )
    .execute();
}

export interface OpenIncident {
  of: Case;
  incident: Incident;
}

/** What is broken there already and may be joined, the latest first. */
export async function listSimilar(db: Db, category: Category, spot: Spot): Promise<OpenIncident[]> {
  const rows = await nearIncidents(db, category, spot)
    .orderBy("case.id", "desc")
    .limit(MOST_SIMILAR)
    .execute();
  return listIncidents(
    db,
    rows.map(({ id }) => id),
  );
}

/** The outage of this very object that began no earlier than this moment. */
export async function findOutage(
  db: Db,
  category: Category,
  spot: Spot,
  since: Date,
): Promise<number | undefined> {
  const row = await nearIncidents(db, category, spot)
    .where("case.state", "!=", "known")
    .where("incident.since", ">=", since.toISOString())
    .orderBy("case.id")
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** Whether somebody may still join it. */
export function isJoinable({ state }: Pick<Case, "state">): boolean {
  return ![...(["fixed", "closed", "rejected", "forwarded", "merged", "withdrawn"] as const)].some(
    (one) => one === state,
  );
}

/** The same object; without one, the same park or street, or a pin close by. */
function nearIncidents(db: Db, category: Category, spot: Spot) {
  return db
    .selectFrom("incident")
    .innerJoin("case", "case.id", "incident.case_id")
    .select("case.id")
    .where("incident.category", "=", category)
    .where("case.state", "in", openStates)
    .where((eb) => {
      if (spot.object_id !== null) return eb("incident.object_id", "=", spot.object_id);
      const near = [];
      if (spot.park_id !== null) near.push(eb("incident.park_id", "=", spot.park_id));
      if (spot.street_id !== null) near.push(eb("incident.street_id", "=", spot.street_id));
      if (spot.latitude !== null && spot.longitude !== null) {
        near.push(
          eb.and([
            eb("incident.latitude", ">", spot.latitude - NEAR_LATITUDE),
            eb("incident.latitude", "<", spot.latitude + NEAR_LATITUDE),
            eb("incident.longitude", ">", spot.longitude - NEAR_LONGITUDE),
            eb("incident.longitude", "<", spot.longitude + NEAR_LONGITUDE),
          ]),
        );
      }
      return near.length > 0 ? eb.or(near) : eb("incident.case_id", "<", 0);
    });
}

/** These faults, each with its case, in the order of the ids. */
export async function listIncidents(db: Db, ids: readonly number[]): Promise<OpenIncident[]> {
  if (ids.length === 0) return [];
  const cases = await db.selectFrom("case").selectAll().where("id", "in", ids).execute();
  const incidents = await db
    .selectFrom("incident")
    .selectAll()
    .where("case_id", "in", ids)
    .execute();
  return ids.flatMap((id) => {
    const of = cases.find((one) => one.id === id);
    const incident = incidents.find((one) => one.case_id === id);
    return of && incident ? [{ of, incident }] : [];
  });
}
