import type { Filter } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Trx } from "../../db/schema.js";
import { once } from "../../intake/once.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import { saveStaffMember } from "./staff.repository.js";

export interface Screen {
  text: string;
  reply_markup?: object;
}

export type Press = Filter<BotContext, "callback_query:data">;

/** Shows what a press led to in the message of the button, if to anything, or says in a toast why it led nowhere. */
export async function turnScreen(
  ctx: Press,
  commit: Commit,
  work: (trx: Trx) => Promise<Screen | string | undefined>,
): Promise<void> {
  const toast = await once(ctx, commit, async (trx) => {
    await saveStaffMember(trx, ctx.from);
    const outcome = await work(trx);
    if (typeof outcome !== "object") return outcome;
    await sayInPlace(trx, ctx, outcome);
    return undefined;
  });
  await ctx.answerCallbackQuery(toast);
}

/** Shows a screen in the message of the button, after all that was said before of its case, if it is of one. */
export async function sayInPlace(
  trx: Trx,
  ctx: BotContext,
  screen: Screen,
  caseId?: number,
): Promise<void> {
  const payload = { ...screen, message_id: ctx.callbackQuery?.message?.message_id };
  await enqueue(trx, { chatId: DESK, method: "editMessageText", payload, caseId });
}

/** Says a screen where the colleague is. */
export async function sayScreen(trx: Trx, ctx: BotContext, screen: Screen): Promise<void> {
  const payload = { ...screen, ...threadOf(ctx) };
  await enqueue(trx, { chatId: DESK, method: "sendMessage", payload });
}

/** The topic in which the colleague is. */
export function threadOf(ctx: BotContext): { message_thread_id?: number } {
  const message = ctx.message ?? ctx.callbackQuery?.message;
  if (!message || !("is_topic_message" in message) || !message.is_topic_message) return {};
  return { message_thread_id: message.message_thread_id };
}
