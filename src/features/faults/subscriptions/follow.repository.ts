import type { PlaceWatch } from "../../../db/fault-schema.js";
import type { Db, Trx } from "../../../db/schema.js";
import type { Locale } from "../../../i18n/locales.js";

/** A park or a street that may be followed. */
export interface WatchedPlace {
  kind: PlaceWatch["kind"];
  id: string;
}

/** What somebody follows, in the order in which he began. */
export async function listPlacesOf(db: Db, personId: number): Promise<WatchedPlace[]> {
  const rows = await db
    .selectFrom("place_watch")
    .select(["kind", "place_id as id"])
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .orderBy("place_id")
    .execute();
  return rows;
}

/** Following twice is following once. */
export async function insertPlaceWatch(
  trx: Trx,
  personId: number,
  { kind, id }: WatchedPlace,
): Promise<void> {
  await trx
    .insertInto("place_watch")
    .values({ person_id: personId, kind, place_id: id, created_at: new Date().toISOString() })
    .onConflict((conflict) => conflict.columns(["person_id", "kind", "place_id"]).doNothing())
    .execute();
}

export async function deletePlaceWatch(
  trx: Trx,
  personId: number,
  { kind, id }: WatchedPlace,
): Promise<void> {
  await trx
    .deleteFrom("place_watch")
    .where("person_id", "=", personId)
    .where("kind", "=", kind)
    .where("place_id", "=", id)
    .execute();
}

export interface PlaceFollower extends WatchedPlace {
  personId: number;
  locale: Locale;
}

/** Who follows a place and lets the bot in, but does not hear of this case anyway. */
export async function listPlaceFollowers(
  db: Db,
  { kind, id }: WatchedPlace,
  caseId?: number,
): Promise<PlaceFollower[]> {
  const rows = await db
    .selectFrom("place_watch")
    .innerJoin("person", "person.id", "place_watch.person_id")
    .select(["person.id", "person.locale"])
    .where("place_watch.kind", "=", kind)
    .where("place_watch.place_id", "=", id)
    .where("person.blocked", "=", 0)
    .$if(caseId !== undefined, (query) =>
      query.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("follower")
              .select("follower.case_id")
              .whereRef("follower.person_id", "=", "place_watch.person_id")
              .where("follower.case_id", "=", caseId ?? 0)
              .where("follower.left_at", "is", null),
          ),
        ),
      ),
    )
    .orderBy("person.id")
    .execute();
  return rows.map((row) => ({ personId: row.id, locale: row.locale ?? "ru", kind, id }));
}
