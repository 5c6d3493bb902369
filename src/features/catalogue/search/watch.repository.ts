import type { Db, Trx, Watch } from "../../../db/schema.js";
import type { Locale } from "../../../i18n/locales.js";

/** Somebody's watches, oldest first. */
export async function listWatchesOf(db: Db, personId: number): Promise<Watch[]> {
  return db
    .selectFrom("watch")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("id")
    .execute();
}

export async function countWatchesOf(db: Db, personId: number): Promise<number> {
  const { count } = await db
    .selectFrom("watch")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Watching twice for the same is watching once. */
export async function insertWatch(trx: Trx, personId: number, wish: string): Promise<void> {
  await trx
    .insertInto("watch")
    .values({ person_id: personId, wish, created_at: new Date().toISOString() })
    .onConflict((conflict) => conflict.columns(["person_id", "wish"]).doNothing())
    .execute();
}

/** Somebody's own watch; nobody else's. */
export async function deleteWatch(trx: Trx, id: number, personId: number): Promise<void> {
  await trx.deleteFrom("watch").where("id", "=", id).where("person_id", "=", personId).execute();
}

export interface ReachableWatch {
  id: number;
  person_id: number;
  wish: string;
  locale: Locale | null;
}

/** Of everybody who lets the bot in, oldest first. */
export async function listReachableWatches(db: Db): Promise<ReachableWatch[]> {
  return db
    .selectFrom("watch")
    .innerJoin("person", "person.id", "watch.person_id")
    .select(["watch.id", "watch.person_id", "watch.wish", "person.locale"])
    .where("person.blocked", "=", 0)
    .orderBy("watch.id")
    .execute();
}
