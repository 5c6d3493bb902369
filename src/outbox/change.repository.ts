import { sql } from "kysely";
import type { OutboxRow, OutboxState, Trx } from "../db/schema.js";

const waiting = sql.lit<OutboxState>("waiting");

/** The row that carries this message of a case, if nobody began to send it: it may still be changed or taken back. */
export async function findUntouched(
  trx: Trx,
  caseMessageId: number,
): Promise<OutboxRow | undefined> {
  return trx
    .selectFrom("outbox")
    .selectAll()
    .where("case_message_id", "=", caseMessageId)
    .where("state", "=", waiting)
    .where("attempts", "=", 0)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/** `waitMs`: from now on the row waits so long, or longer if it was to wait longer. */
export async function changePayload(
  trx: Trx,
  row: Pick<OutboxRow, "id" | "next_at">,
  payload: object,
  waitMs = 0,
): Promise<void> {
  const due = new Date(Date.now() + waitMs).toISOString();
  const next_at = due > row.next_at ? due : row.next_at;
  await trx
    .updateTable("outbox")
    .set({ payload: JSON.stringify(payload), next_at })
    .where("id", "=", row.id)
    .execute();
}

/** The row makes another call from now on: what it was for is said in another way. */
export async function changeCall(
  trx: Trx,
  { id }: Pick<OutboxRow, "id">,
  method: string,
  payload: object,
): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({ method, payload: JSON.stringify(payload) })
    .where("id", "=", id)
    .execute();
}

/** Takes a message back before anybody began to send it; `false` when it is too late. */
export async function takeBack(trx: Trx, caseMessageId: number): Promise<boolean> {
  const result = await trx
    .deleteFrom("outbox")
    .where("case_message_id", "=", caseMessageId)
    .where("state", "=", waiting)
    .where("attempts", "=", 0)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** A call of this kind that waits for a case and that nobody began to make. */
export async function findWaitingCall(
  trx: Trx,
  caseId: number,
  method: string,
): Promise<OutboxRow | undefined> {
  return trx
    .selectFrom("outbox")
    .selectAll()
    .where("state", "=", waiting)
    .where("lane", "=", `desk:${caseId}`)
    .where("method", "=", method)
    .where("attempts", "=", 0)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Lets a message that was refused leave after all; `false` when its words are gone. */
export async function reviveRefused(trx: Trx, caseMessageId: number): Promise<boolean> {
  const result = await trx
    .updateTable("outbox")
    .set({ state: "waiting", attempts: 0, next_at: new Date().toISOString() })
    .where("case_message_id", "=", caseMessageId)
    .where("state", "=", "refused")
    .where("payload", "!=", "{}")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Calls of this kind that wait for a case are looked at again now: they may leave earlier than it seemed. */
export async function wakeCase(trx: Trx, caseId: number, method: string): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({ next_at: new Date().toISOString() })
    .where("state", "=", waiting)
    .where("case_id", "=", caseId)
    .where("method", "=", method)
    .execute();
}
