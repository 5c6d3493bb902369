import type { Message, Update, User } from "@grammyjs/types";
import { withDetectedEntities } from "../text/detect-entities.js";
import { trimmed } from "../text/formatted-text.js";
import { anonymousAdmin, chatOf } from "./chats.js";
import { findForcedReply } from "./keyboards.js";
import { postMessage, queueMessage } from "./post.js";
import type { Content } from "./content.js";
import type { ChatRecord, MessageRecord, PersonRecord } from "./records.js";
import type { World } from "./world.js";

/** Where a person acts. */
export interface Place {
  /** Default: the private chat with the bot. */
  chat?: number | { id: number };
  /** Topic of a forum; none = General. */
  thread?: number;
  /** Default: what the bot asked to be replied to; `null` declines that. */
  replyTo?: number | Pick<Message, "message_id"> | null;
  /** As an administrator who hides behind the group. */
  isAnonymous?: boolean;
}

/** A message that a person sent, and the update that tells the bot; none when the bot may not see it. */
export interface Sent {
  message: Message;
  update: Update | undefined;
}

export function chatAt(world: World, personId: number, place: Place): ChatRecord {
  const { chat = personId } = place;
  return world.getChat(typeof chat === "number" ? chat : chat.id);
}

/** Sends words; what is longer than a message holds goes in parts, as clients do. */
export function sendText(world: World, personId: number, text: string, place: Place): Sent[] {
  const parts = text.trim().match(/[^]{1,4096}/gu);
  if (!parts) throw new Error("An empty message cannot be sent");
  return parts.map((part) => sendContent(world, personId, textContent(part), place));
}

/** Words as they stand in a text message, with what Telegram finds in them. */
export function textContent(words: string): Content {
  const { text, entities } = withDetectedEntities(trimmed({ text: words, entities: [] }));
  return { text, ...(entities.length > 0 && { entities }) };
}

/** Words as they stand under a file; nothing for none. */
export function captionContent(words: string | undefined): Content {
  if (!words?.trim()) return {};
  const { text: caption, entities } = textContent(words);
  return { ...(caption && { caption }), ...(entities && { caption_entities: entities }) };
}

export function sendContent(world: World, personId: number, content: Content, place: Place): Sent {
  const chat = chatAt(world, personId, place);
  const person = world.getPerson(personId);
  checkMayWrite(chat, personId, person);
  const replyTo = findReplied(world, chat, person, place);
  const threadId = place.thread ?? (chat.isForum ? replyTo?.message.message_thread_id : undefined);
  checkTopic(chat, personId, threadId);
  begin(world, chat, person);

  const record = postMessage(world, chat, {
    ...senderAt(world, chat, person, place),
    content,
    ...(threadId !== undefined && { threadId }),
    ...(replyTo && { replyTo }),
  });
  endForcedReply(world, chat, person);
  return { message: record.message, update: queueMessage(world, record) };
}

function checkMayWrite(chat: ChatRecord, personId: number, person: PersonRecord): void {
  const name = person.user.first_name;
  if (person.isDeactivated) throw new Error(`${name} has deleted the account`);
  if (chat.kind === "private" && chat.id !== personId) {
    throw new Error(`${name} cannot write in the private chat of another`);
  }
  if (chat.kind === "private" && person.hasBlockedBot) {
    throw new Error(`${name} has blocked the bot and cannot write to it before unblocking`);
  }
  if (chat.migratedTo) throw new Error(`The group has become ${chat.migratedTo}`);
  if (!chat.members.has(personId)) throw new Error(`${name} is not in the chat ${chat.id}`);
}

function checkTopic(chat: ChatRecord, personId: number, threadId: number | undefined): void {
  if (threadId === undefined || !chat.isForum) return;
  const topic = chat.topics.get(threadId);
  if (!topic) throw new Error(`There is no topic ${threadId} in the chat ${chat.id}`);
  if (topic.isClosed && chat.members.get(personId) === "member") {
    throw new Error(`The topic "${topic.name}" is closed`);
  }
}

function findReplied(
  world: World,
  chat: ChatRecord,
  person: PersonRecord,
  { replyTo, thread }: Place,
): MessageRecord | undefined {
  if (replyTo === null) return undefined;
  if (replyTo === undefined) return findForcedReply(chat, person, thread);
  return world.getMessage(chat.id, typeof replyTo === "number" ? replyTo : replyTo.message_id);
}

/** Whoever writes to a bot has started it. */
function begin(world: World, chat: ChatRecord, person: PersonRecord): void {
  if (chat.kind !== "private" || person.hasStarted) return;
  person.hasStarted = true;
  world.tellPerson(person.user.id);
}

function senderAt(
  world: World,
  chat: ChatRecord,
  { user }: PersonRecord,
  { isAnonymous }: Place,
): { from: User; senderChat?: Message["sender_chat"] } {
  if (!isAnonymous) return { from: user };
  if (chat.kind !== "supergroup" || chat.members.get(user.id) === "member") {
    throw new Error("Only an administrator of a supergroup can write in its name");
  }
  return { from: anonymousAdmin, senderChat: chatOf(world, chat) };
}

function endForcedReply(world: World, chat: ChatRecord, person: PersonRecord): void {
  if (person.keyboards.get(chat.id)?.kind !== "force-reply") return;
  person.keyboards.delete(chat.id);
  world.tellPerson(person.user.id);
}
