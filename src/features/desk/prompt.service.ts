import type { User } from "grammy/types";
import type { Prompt, Trx } from "../../db/schema.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import { type Screen, threadOf } from "./desk-screen.js";
import { insertPrompt } from "./prompt.repository.js";

export type Asker = BotContext & { from: User };

/** Asks one colleague for one thing where he is; the reply to this very message is the answer to it. */
export async function askOnDesk(
  trx: Trx,
  ctx: BotContext,
  asked: Omit<Prompt, "outbox_id">,
  question: Screen,
): Promise<void> {
  const payload = { ...question, ...threadOf(ctx) };
  const outboxId = await enqueue(trx, { chatId: DESK, method: "sendMessage", payload });
  await insertPrompt(trx, { ...asked, outbox_id: outboxId });
}
