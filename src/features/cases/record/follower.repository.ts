import type { Follower } from "../../../db/fault-schema.js";
import type { Case, Db, Person, Trx } from "../../../db/schema.js";
import type { Locale } from "../../../i18n/locales.js";
import { hasFollowers } from "./case-state.js";

/** The person of an issue that was published before anybody reported it here. Nothing is ever sent to it. */
export const NOBODY = 0;

export interface Listener {
  personId: number;
  name: string;
  locale: Locale;
}

/** Who hears of a case: whoever follows it, or the one person whose it is. In the order in which they came. */
export async function listAudience(db: Db, of: Pick<Case, "id" | "kind" | "person_id">) {
  const rows = hasFollowers(of)
    ? await db
        .selectFrom("follower")
        .innerJoin("person", "person.id", "follower.person_id")
        .select(["person.id", "person.name", "person.locale"])
        .where("follower.case_id", "=", of.id)
        .where("follower.left_at", "is", null)
        .orderBy("follower.since")
        .orderBy("person.id")
        .execute()
    : [await getPerson(db, of.person_id)];
  return rows.map(listenerOf);
}

export async function getListener(db: Db, personId: number): Promise<Listener> {
  return listenerOf(await getPerson(db, personId));
}

async function getPerson(db: Db, id: number) {
  return db
    .selectFrom("person")
    .select(["id", "name", "locale"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

/** A case is filed, and followed, only after a language was chosen. */
function listenerOf({ id, name, locale }: Pick<Person, "id" | "name" | "locale">): Listener {
  return { personId: id, name, locale: locale ?? "ru" };
}

/** Whether this person filed the case or follows it: only then it is his to see and to write to. */
export async function isParty(
  db: Db,
  of: Pick<Case, "id" | "person_id">,
  personId: number,
): Promise<boolean> {
  return of.person_id === personId || (await isFollower(db, of.id, personId));
}

export async function isFollower(db: Db, caseId: number, personId: number): Promise<boolean> {
  return (await findFollower(db, caseId, personId)) !== undefined;
}

/** Somebody who follows a case now; `undefined` for whoever never did, or has left. */
export async function findFollower(
  db: Db,
  caseId: number,
  personId: number,
): Promise<Follower | undefined> {
  return db
    .selectFrom("follower")
    .selectAll()
    .where("case_id", "=", caseId)
    .where("person_id", "=", personId)
    .where("left_at", "is", null)
    .executeTakeFirst();
}

/** Following twice is following once; whoever left comes back. */
export async function insertFollower(
  trx: Trx,
  { caseId, personId, now }: { caseId: number; personId: number; now: Date },
): Promise<void> {
  await trx
    .insertInto("follower")
    .values({
      case_id: caseId,
      person_id: personId,
      since: now.toISOString(),
      rating: null,
      rating_words: null,
      reopened_at: null,
      left_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(["case_id", "person_id"]).doUpdateSet({ left_at: null }),
    )
    .execute();
}

export async function countFollowers(db: Db, caseId: number): Promise<number> {
  const { count } = await db
    .selectFrom("follower")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("case_id", "=", caseId)
    .where("left_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function leaveCase(
  trx: Trx,
  { caseId, personId, now }: { caseId: number; personId: number; now: Date },
): Promise<void> {
  await trx
    .updateTable("follower")
    .set({ left_at: now.toISOString() })
    .where("case_id", "=", caseId)
    .where("person_id", "=", personId)
    .execute();
}
