import type { Db, Reservation, Trx } from "../../../db/schema.js";

/** The reservation that holds a place now. */
export async function findHold(db: Db, premisesId: string): Promise<Reservation | undefined> {
  return holds(db).where("premises_id", "=", premisesId).executeTakeFirst();
}

/** What a case holds now. */
export async function findHoldOf(db: Db, caseId: number): Promise<Reservation | undefined> {
  return holds(db).where("case_id", "=", caseId).executeTakeFirst();
}

/** The id of the new row; `undefined` when the place has a holder, or the case a place. */
export async function insertReservation(
  trx: Trx,
  values: Pick<Reservation, "case_id" | "premises_id" | "reserved_at">,
): Promise<number | undefined> {
  const row = await trx
    .insertInto("reservation")
    .values({ ...values, released_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

export async function deleteReservation(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom("reservation").where("id", "=", id).execute();
}

/** Ends what a case holds; of two releases at the same moment one gets the place's id. */
export async function endReservation(
  trx: Trx,
  caseId: number,
  releasedAt: string,
): Promise<string | undefined> {
  const row = await trx
    .updateTable("reservation")
    .set({ released_at: releasedAt })
    .where("case_id", "=", caseId)
    .where("released_at", "is", null)
    .returning("premises_id")
    .executeTakeFirst();
  return row?.premises_id;
}

function holds(db: Db) {
  return db.selectFrom("reservation").selectAll().where("released_at", "is", null);
}
