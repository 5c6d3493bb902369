import { sql } from "kysely";
import type { Db, InboxRow, Trx } from "../db/schema.js";

export type NewInboxRow = Pick<InboxRow, "update_id" | "lane" | "body" | "received_at">;

/** Stores updates and gives back those that were not known yet, in the order in which they came. */
export async function insertUpdates(trx: Trx, rows: NewInboxRow[]): Promise<NewInboxRow[]> {
  if (rows.length === 0) return [];
  const inserted = await trx
    .insertInto("inbox")
    .values(rows.map((row) => ({ ...row, state: 0 })))
    .onConflict((conflict) => conflict.column("update_id").doNothing())
    .returning("update_id")
    .execute();
  const isNew = new Set(inserted.map((row) => row.update_id));
  return rows.filter((row) => isNew.delete(row.update_id));
}

/**
 * Lets one update have its effect once: the first statement of the transaction that changes something. `false` means
 * that the effect is stored already and only the answer may be missing.
 */
export async function claimUpdate(trx: Trx, updateId: number): Promise<boolean> {
  const result = await trx
    .updateTable("inbox")
    .set({ state: 1 })
    .where("update_id", "=", updateId)
    .where("state", "=", 0)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function isClaimed(db: Db, updateId: number): Promise<boolean> {
  const row = await db
    .selectFrom("inbox")
    .select("state")
    .where("update_id", "=", updateId)
    .executeTakeFirst();
  return row !== undefined && row.state > 0;
}

/** From here on only the id is needed, to know a repeat; what people wrote lies here no longer than that. */
export async function setAnswered(trx: Trx, updateIds: readonly number[]): Promise<void> {
  if (updateIds.length === 0) return;
  await trx
    .updateTable("inbox")
    .set({ state: 2, body: "{}" })
    .where("update_id", "in", updateIds)
    .execute();
}

/** What was left when the last process ended, oldest first. */
export async function listUnanswered(db: Db): Promise<InboxRow[]> {
  return db
    .selectFrom("inbox")
    .selectAll()
    .where("state", "<", sql.lit<0 | 1 | 2>(2))
    .orderBy("received_at")
    .orderBy("update_id")
    .execute();
}

export async function deleteAnsweredBefore(trx: Trx, receivedAt: string): Promise<void> {
  await trx
    .deleteFrom("inbox")
    .where("state", "=", 2)
    .where("received_at", "<", receivedAt)
    .execute();
}

export async function countUnanswered(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom("inbox")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("state", "<", sql.lit<0 | 1 | 2>(2))
    .executeTakeFirstOrThrow();
  return Number(count);
}
