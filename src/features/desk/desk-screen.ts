import type { Filter } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Trx } from "../../db/schema.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
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
  const toast = await commit(async (trx) => {
    if (!(await claimUpdate(trx, ctx.update.update_id))) return undefined;
    await saveStaffMember(trx, ctx.from);
    const outcome = await work(trx);
    if (typeof outcome !== "object") return outcome;
    const payload = { ...outcome, message_id: ctx.callbackQuery.message?.message_id };
    await enqueue(trx, { chatId: DESK, method: "editMessageText", payload });
    return undefined;
  });
  await ctx.answerCallbackQuery(toast);
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
