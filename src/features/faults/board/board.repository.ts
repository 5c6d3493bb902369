import { sql } from "kysely";
import type { CaseState, Db } from "../../../db/schema.js";
import { CATEGORIES, type Category } from "../../../nlu/meaning.js";
import type { BoardFilter } from "../record/board.press.js";
import {
  isJoinable,
  listIncidents,
  type OpenIncident,
  openStates,
} from "../record/incident.repository.js";
import { isPublic, PRIVATE_CATEGORIES } from "../record/public-fault.js";

/** For so long what was mended still stands there. */
const SHOWN_FIXED_MS = 30 * 24 * 3_600_000;

const privateCategories = PRIVATE_CATEGORIES.map((category) => sql.lit<Category>(category));
const fixedStates = (["fixed", "closed"] as const).map((state) => sql.lit<CaseState>(state));

/** What everybody may know of, open ones first and of these the latest. */
export async function listBoard(
  db: Db,
  filter: BoardFilter,
  { offset, limit }: { offset: number; limit: number },
): Promise<OpenIncident[]> {
  const rows = await onBoard(db, filter)
    .select("case.id")
    .orderBy((eb) => eb.case().when("case.state", "in", fixedStates).then(1).else(0).end())
    .orderBy("incident.since", "desc")
    .orderBy("case.id", "desc")
    .offset(offset)
    .limit(limit)
    .execute();
  return listIncidents(
    db,
    rows.map(({ id }) => id),
  );
}

export async function countBoard(db: Db, filter: BoardFilter): Promise<number> {
  const { count } = await onBoard(db, filter)
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Categories in which something is known, in their own order. */
export async function listBoardCategories(db: Db): Promise<Category[]> {
  const rows = await onBoard(db, { kind: "all" }).select("incident.category").distinct().execute();
  return CATEGORIES.filter((category) => rows.some((row) => row.category === category));
}

/** Parks in which something is known. */
export async function listBoardParks(db: Db): Promise<string[]> {
  const rows = await onBoard(db, { kind: "all" })
    .select("incident.park_id")
    .distinct()
    .where("incident.park_id", "is not", null)
    .orderBy("incident.park_id")
    .execute();
  return rows.flatMap(({ park_id }) => (park_id === null ? [] : [park_id]));
}

/** One that may be shown to anybody; a button may be older than what it leads to. */
export async function findOnBoard(db: Db, caseId: number): Promise<OpenIncident | undefined> {
  const [found] = await listIncidents(db, [caseId]);
  if (!found || !isPublic(found.incident)) return undefined;
  return isJoinable(found.of) || isMended(found) ? found : undefined;
}

function isMended({ of }: OpenIncident): boolean {
  return of.state === "fixed" || of.state === "closed";
}

function onBoard(db: Db, filter: BoardFilter) {
  const fixedSince = new Date(Date.now() - SHOWN_FIXED_MS).toISOString();
  const all = db
    .selectFrom("incident")
    .innerJoin("case", "case.id", "incident.case_id")
    .where("incident.category", "not in", privateCategories)
    .where((eb) =>
      eb.or([
        eb("incident.object_id", "is not", null),
        eb("incident.park_id", "is not", null),
        eb("incident.street_id", "is not", null),
      ]),
    )
    .where((eb) =>
      eb.or([
        eb("case.state", "in", openStates),
        eb.and([eb("case.state", "in", fixedStates), eb("incident.fixed_at", ">=", fixedSince)]),
      ]),
    );
  switch (filter.kind) {
    case "all":
      return all;
    case "category":
      return all.where("incident.category", "=", filter.id);
    case "park":
      return all.where("incident.park_id", "=", filter.id);
  }
}
