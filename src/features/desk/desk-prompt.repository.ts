import type { Db, Trx } from "../../db/schema.js";
import { DESK } from "../../outbox/outbox.repository.js";

export async function insertDeskPrompt(
  trx: Trx,
  { outboxId, purpose }: { outboxId: number; purpose: string },
): Promise<void> {
  const created_at = new Date().toISOString();
  await trx
    .insertInto("desk_prompt")
    .values({ outbox_id: outboxId, purpose, created_at })
    .execute();
}

/** What the question asks that stands at this place of the desk, by the id that it was given when it left. */
export async function findPurpose(db: Db, messageId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom("desk_prompt")
    .innerJoin("outbox", "outbox.id", "desk_prompt.outbox_id")
    .select("desk_prompt.purpose")
    .where("outbox.chat_id", "=", DESK)
    .where("outbox.message_id", "=", messageId)
    .orderBy("desk_prompt.outbox_id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.purpose;
}
