import type { Update } from "grammy/types";

/** The lane in which an update keeps its order: a private chat, a topic, or a person in a plain group. */
export function laneOf(update: Update): string {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  const chat =
    message?.chat ?? (update.my_chat_member ?? update.chat_member ?? update.message_reaction)?.chat;
  if (!chat) return `update:${update.update_id}`;
  if (chat.type === "private") return `private:${chat.id}`;
  if (message && "message_thread_id" in message && message.is_topic_message) {
    return `topic:${chat.id}:${message.message_thread_id}`;
  }
  const from = update.message?.from ?? update.edited_message?.from ?? update.callback_query?.from;
  return `group:${chat.id}:${from?.id ?? 0}`;
}
