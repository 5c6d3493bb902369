import type { ChatView, MessageView } from "../control-types.js";
import { listMessages, placeKey, threadOf, type ChatPlace } from "./place.js";

/** What has come since one last looked, place by place. */
export class Unread {
  private lastRead = new Map<string, number>();

  /** What is there when the page opens counts as seen. */
  beginWith(chats: ChatView[]): void {
    this.lastRead = new Map();
    for (const { chat, messages } of chats) {
      for (const { message } of messages) {
        this.setRead({ chatId: chat.id, threadId: threadOf(message) }, message.message_id);
      }
    }
  }

  setRead(place: ChatPlace, messageId: number): void {
    const key = placeKey(place);
    this.lastRead.set(key, Math.max(messageId, this.lastRead.get(key) ?? 0));
  }

  /** Messages of others. */
  count(chat: ChatView, threadId: number | undefined, readerId: number): number {
    const last = this.lastRead.get(placeKey({ chatId: chat.chat.id, threadId })) ?? 0;
    const isNew = ({ message }: MessageView) =>
      message.message_id > last && message.from?.id !== readerId;
    return listMessages(chat, threadId).filter(isNew).length;
  }
}
