import { sql } from "kysely";
import type { Db, OutboxRow, OutboxState, Trx } from "../db/schema.js";

/** The staff chat, wherever it is when the row leaves: it may be bound anew or become a supergroup meanwhile. */
export const DESK = 0;

export interface NewMessage {
  chatId: number;
  method: string;
  payload: object;
  /** Rows of one lane leave in order; by default one lane a chat, and one a case on the desk. */
  lane?: string;
  caseId?: number;
  caseMessageId?: number;
  /** Milliseconds before it may leave. */
  waitMs?: number;
}

const waiting = sql.lit<OutboxState>("waiting");

/** Writes a call to Telegram in the transaction of what it tells; the worker sends it once that is on disk. */
export async function enqueue(trx: Trx, message: NewMessage): Promise<number> {
  const now = new Date();
  const due = new Date(now.getTime() + (message.waitMs ?? 0));
  const { id } = await trx
    .insertInto("outbox")
    .values({
      lane: message.lane ?? laneFor(message),
      chat_id: message.chatId,
      method: message.method,
      payload: JSON.stringify(message.payload),
      case_id: message.caseId ?? null,
      case_message_id: message.caseMessageId ?? null,
      next_at: due.toISOString(),
      message_id: null,
      error: null,
      created_at: now.toISOString(),
      sent_at: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Takes back what waits in a lane, as far as nobody began to send it. */
export async function dropWaiting(trx: Trx, lane: string): Promise<void> {
  await trx
    .deleteFrom("outbox")
    .where("lane", "=", lane)
    .where("state", "=", waiting)
    .where("attempts", "=", 0)
    .execute();
}

function laneFor({ chatId, caseId }: NewMessage): string {
  if (chatId !== DESK) return `private:${chatId}`;
  return caseId === undefined ? "desk" : `desk:${caseId}`;
}

/** Lanes whose first waiting row is due. */
export async function listDueLanes(db: Db, now: string): Promise<string[]> {
  const heads = await db
    .selectFrom("outbox")
    .select((eb) => eb.fn.min("id").as("id"))
    .where("state", "=", waiting)
    .groupBy("lane")
    .execute();
  if (heads.length === 0) return [];
  const due = await db
    .selectFrom("outbox")
    .select("lane")
    .where("next_at", "<=", now)
    .where(
      "id",
      "in",
      heads.map((head) => head.id),
    )
    .orderBy("id")
    .execute();
  return due.map((row) => row.lane);
}

/** When the next row falls due after `now`, if any waits. */
export async function findNextDue(db: Db, now: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("outbox")
    .select((eb) => eb.fn.min("next_at").as("next_at"))
    .where("state", "=", waiting)
    .where("next_at", ">", now)
    .executeTakeFirst();
  return row?.next_at ?? undefined;
}

export async function findHead(db: Db, lane: string): Promise<OutboxRow | undefined> {
  return db
    .selectFrom("outbox")
    .selectAll()
    .where("state", "=", waiting)
    .where("lane", "=", lane)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/**
 * Committed before the send, so that every later try is known to be a possible repeat. `false` when more was added
 * to the row since it was read: it is read again.
 */
export async function countAttempt(trx: Trx, row: OutboxRow): Promise<boolean> {
  const result = await trx
    .updateTable("outbox")
    .set((eb) => ({ attempts: eb("attempts", "+", 1) }))
    .where("id", "=", row.id)
    .where("payload", "=", row.payload)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function setSent(trx: Trx, id: number, messageId: number | null): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({ state: "sent", message_id: messageId, sent_at: new Date().toISOString(), error: null })
    .where("id", "=", id)
    .execute();
}

export async function setRefused(trx: Trx, id: number, error: string): Promise<void> {
  await trx.updateTable("outbox").set({ state: "refused", error }).where("id", "=", id).execute();
}

export async function setRetry(trx: Trx, id: number, nextAt: string, error: string): Promise<void> {
  await trx.updateTable("outbox").set({ next_at: nextAt, error }).where("id", "=", id).execute();
}

/** Puts a row off as long as nobody has moved it since it was read. */
export async function setHeld(
  trx: Trx,
  { id, next_at }: OutboxRow,
  nextAt: string,
  error: string,
): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({ next_at: nextAt, error })
    .where("id", "=", id)
    .where("next_at", "=", next_at)
    .execute();
}

/** Rows that wait for the desk fall due at once: it was bound, or is back. */
export async function wakeDesk(trx: Trx): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({ next_at: new Date().toISOString() })
    .where("state", "=", waiting)
    .where("chat_id", "=", DESK)
    .execute();
}

export async function countWaiting(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom("outbox")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("state", "=", waiting)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What is done with and old enough: nobody asks for it any more, and it holds people's words. */
export async function deleteDoneBefore(trx: Trx, createdAt: string): Promise<void> {
  await trx
    .deleteFrom("outbox")
    .where("state", "!=", waiting)
    .where("created_at", "<", createdAt)
    .execute();
}
