import type { Message } from "@grammyjs/types";
import type { ChatView, MessageView } from "../control-types.js";

/** A chat, or one topic of a forum; no thread = General. */
export interface ChatPlace {
  chatId: number;
  threadId?: number | undefined;
}

export function placeKey({ chatId, threadId }: ChatPlace): string {
  return `${chatId}:${threadId ?? ""}`;
}

/** The topic that a message stands in. */
export function threadOf(message: Message): number | undefined {
  return message.is_topic_message ? message.message_thread_id : undefined;
}

export function isForum({ chat }: Pick<ChatView, "chat">): boolean {
  return chat.type === "supergroup" && chat.is_forum === true;
}

export function listMessages(chat: ChatView, threadId: number | undefined): MessageView[] {
  if (!isForum(chat)) return chat.messages;
  return chat.messages.filter(({ message }) => threadOf(message) === threadId);
}

export function titleOf({ chat }: Pick<ChatView, "chat">): string {
  return chat.type === "private"
    ? [chat.first_name, chat.last_name].filter(Boolean).join(" ")
    : (chat.title ?? "");
}
