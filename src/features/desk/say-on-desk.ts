import type { Context } from "grammy";
import type { Commit } from "../../db/commit.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";

/** Answers in the staff group, in the topic of the question: all that is said there leaves through the outbox. */
export async function sayOnDesk(
  ctx: Context,
  commit: Commit,
  text: string,
  reply_markup?: object,
): Promise<void> {
  const threadId = ctx.message?.is_topic_message ? ctx.message.message_thread_id : undefined;
  const payload = {
    text,
    ...(reply_markup && { reply_markup }),
    ...(threadId !== undefined && { message_thread_id: threadId }),
  };
  await commit((trx) => enqueue(trx, { chatId: DESK, method: "sendMessage", payload }));
}
