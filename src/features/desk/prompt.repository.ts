import type { Db, Prompt, Trx } from "../../db/schema.js";
import { DESK } from "../../outbox/outbox.repository.js";

export async function insertPrompt(trx: Trx, prompt: Prompt): Promise<void> {
  await trx.insertInto("prompt").values(prompt).execute();
}

/** What the message asks that stands at this place of the desk, by the id that it was given when it left. */
export async function findPrompt(db: Db, messageId: number): Promise<Prompt | undefined> {
  return db
    .selectFrom("prompt")
    .innerJoin("outbox", "outbox.id", "prompt.outbox_id")
    .selectAll("prompt")
    .where("outbox.chat_id", "=", DESK)
    .where("outbox.message_id", "=", messageId)
    .orderBy("prompt.outbox_id", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function setMade(trx: Trx, outboxId: number, made: string): Promise<void> {
  await trx.updateTable("prompt").set({ made }).where("outbox_id", "=", outboxId).execute();
}
