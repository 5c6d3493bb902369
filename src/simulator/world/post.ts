import type { InlineKeyboardMarkup, Message, Update, User } from "@grammyjs/types";
import { chatOf } from "./chats.js";
import { isService, type Content } from "./content.js";
import { forgetKeyboards } from "./keyboards.js";
import type { ChatRecord, MessageRecord } from "./records.js";
import { messageView } from "./views.js";
import type { World } from "./world.js";

export interface Post {
  from: User;
  /** The group itself, when an administrator hides behind it. */
  senderChat?: Message["sender_chat"];
  content: Content;
  threadId?: number;
  replyTo?: MessageRecord;
  replyMarkup?: InlineKeyboardMarkup;
}

/** Puts a message into a chat; whether the bot gets an update is the caller's business. */
export function postMessage(world: World, chat: ChatRecord, post: Post): MessageRecord {
  const id = ++chat.lastMessageId;
  const topic = post.threadId === undefined ? undefined : chat.topics.get(post.threadId);
  const isTopicStart = post.content.forum_topic_created !== undefined;
  const threadId = isTopicStart ? id : threadOf(chat, post);
  // Telegram's clients hang every plain message of a topic on the message that began it.
  const repliedTo = post.replyTo ?? (topic && chat.messages.get(topic.threadId));
  const message: Message = {
    message_id: id,
    ...(threadId !== undefined && { message_thread_id: threadId }),
    from: post.from,
    ...(post.senderChat && { sender_chat: post.senderChat }),
    chat: chatOf(world, chat),
    date: unixTime(world),
    ...((topic || isTopicStart) && { is_topic_message: true }),
    ...(repliedTo && !isService(post.content) && { reply_to_message: quoted(repliedTo) }),
    ...post.content,
    ...(post.replyMarkup && { reply_markup: post.replyMarkup }),
  };
  const isFromBot = post.from.id === world.bot.id;
  const isSeenByBot = isFromBot || botReceives(world, chat, message, post.replyTo);
  const record: MessageRecord = { message, reactions: new Map(), isSeenByBot };
  chat.messages.set(id, record);
  world.events.emit({ type: "message", chatId: chat.id, view: messageView(record) });
  return record;
}

/** Queues the update of a person's message, unless the bot may not see it. */
export function queueMessage(world: World, record: MessageRecord): Update | undefined {
  if (!record.isSeenByBot) return undefined;
  return world.updates.push({ message: record.message as Update["message"] });
}

/** Changes a message and says so. */
export function changeMessage(
  world: World,
  chat: ChatRecord,
  record: MessageRecord,
  change: Partial<Message>,
): void {
  record.message = withoutUndefined({ ...record.message, ...change });
  world.events.emit({ type: "edit", chatId: chat.id, view: messageView(record) });
}

/** Takes messages away, with the keyboards and pins that hung on them. */
export function removeMessages(world: World, chat: ChatRecord, messageIds: number[]): void {
  for (const id of messageIds) chat.messages.delete(id);
  chat.pinned = chat.pinned.filter((id) => !messageIds.includes(id));
  forgetKeyboards(world, chat, messageIds);
  world.events.emit({ type: "delete", chatId: chat.id, messageIds });
}

export function unixTime(world: World): number {
  return Math.floor(world.now().getTime() / 1000);
}

function threadOf(chat: ChatRecord, { threadId, replyTo }: Post): number | undefined {
  if (threadId !== undefined || chat.isForum || chat.kind !== "supergroup") return threadId;
  // In a plain supergroup replies make a thread, named by the message that began it.
  return replyTo && (replyTo.message.message_thread_id ?? replyTo.message.message_id);
}

/** A message inside another one carries no third one. */
function quoted({ message }: MessageRecord): Message["reply_to_message"] {
  const copy: Partial<Message> = { ...message };
  delete copy.reply_to_message;
  return copy as Message["reply_to_message"];
}

/** In a group a bot that is no administrator gets commands, replies to itself, and service messages. */
function botReceives(
  world: World,
  chat: ChatRecord,
  message: Message,
  replyTo: MessageRecord | undefined,
): boolean {
  const { status } = chat.bot;
  if (status === "left" || status === "kicked") return false;
  if (chat.kind === "private" || status === "administrator" || isService(message)) return true;
  if (replyTo?.message.from?.id === world.bot.id) return true;
  return isCommandFor(message.text ?? message.caption ?? "", world.bot.username);
}

function isCommandFor(text: string, username: string | undefined): boolean {
  const match = /^\/\w+(?:@(\w+))?/.exec(text);
  return match !== null && (match[1] ?? username)?.toLowerCase() === username?.toLowerCase();
}

function withoutUndefined(message: Message): Message {
  const entries = Object.entries(message).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as Message;
}
