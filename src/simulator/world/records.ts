import type { Message, User } from "@grammyjs/types";
import type { BotMembership, KeyboardView, MemberView, Toast } from "../control-types.js";

export interface PersonRecord {
  user: User;
  /** As the contact button sends it: digits with a plus. */
  phoneNumber: string;
  hasStarted: boolean;
  hasBlockedBot: boolean;
  isDeactivated: boolean;
  /** What the bot asks to type with, by chat. */
  keyboards: Map<number, KeyboardView>;
  toasts: Toast[];
}

export type ChatKind = "private" | "group" | "supergroup";

export interface ChatRecord {
  id: number;
  kind: ChatKind;
  /** Of groups. */
  title: string;
  username?: string;
  isForum: boolean;
  /** By person; the bot stands beside, in `bot`. */
  members: Map<number, MemberView["status"]>;
  bot: BotMembership;
  messages: Map<number, MessageRecord>;
  lastMessageId: number;
  topics: Map<number, TopicRecord>;
  pinned: number[];
  migratedTo?: number;
}

export interface TopicRecord {
  /** Id of the service message that began it, and `message_thread_id` of all in it. */
  threadId: number;
  name: string;
  iconColor: number;
  iconEmojiId?: string;
  isClosed: boolean;
  /** Who made it may always change it. */
  creatorId: number;
}

export interface MessageRecord {
  /** Replaced as a whole when something changes, so that what was handed out stays as it was. */
  message: Message;
  /** Emoji by person or bot. */
  reactions: Map<number, string[]>;
  isSeenByBot: boolean;
}
