import type { User } from "grammy/types";
import type { Prompt, Trx } from "../../db/schema.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import { fullName } from "../people/person.repository.js";
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

/** The words of such a question. `question` may hold markup. */
export function replyPromptView(t: Translate, question: string, asked: User, isAgain: boolean) {
  const link = `<a href="tg://user?id=${asked.id}">${t("staff.name", { name: fullName(asked) })}</a>`;
  const text = t("staff.reply.ask", {
    name: link,
    question: isAgain ? `${t("staff.reply.again")} ${question}` : question,
    ...plain,
  });
  const placeholder = t("staff.reply.placeholder", plain);
  return {
    text,
    reply_markup: { force_reply: true, selective: true, input_field_placeholder: placeholder },
  };
}
