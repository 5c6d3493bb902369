import type { MessageEntity } from "@grammyjs/types";
import { badRequest, forbidden } from "../rules/refusal.js";
import type { ChatRecord, MessageRecord, TopicRecord } from "../world/records.js";
import type { World } from "../world/world.js";

/** The chat that `chat_id` names, which the bot can at least look at. */
export function getKnownChat(world: World, chatId: number | string): ChatRecord {
  const chat = findChat(world, chatId);
  if (!chat) throw badRequest("chat not found");
  if (chat.migratedTo) {
    throw badRequest("group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: chat.migratedTo,
    });
  }
  if (chat.kind === "private") return chat;
  const kind = chat.kind === "group" ? "group" : "supergroup";
  if (chat.bot.status === "kicked") throw forbidden(`bot was kicked from the ${kind} chat`);
  if (chat.bot.status === "left") throw forbidden(`bot is not a member of the ${kind} chat`);
  return chat;
}

/** The chat that `chat_id` names, in which the bot may write. */
export function getWritableChat(world: World, chatId: number | string): ChatRecord {
  const chat = getKnownChat(world, chatId);
  if (chat.kind !== "private") return chat;
  const person = world.getPerson(chat.id);
  if (person.isDeactivated) throw forbidden("user is deactivated");
  if (person.hasBlockedBot) throw forbidden("bot was blocked by the user");
  if (!person.hasStarted) throw forbidden("bot can't initiate conversation with a user");
  return chat;
}

/** Words differ by what the message is wanted for: "message to edit not found". */
export function getMessageTo(
  purpose: "edit" | "delete" | "copy" | "forward" | "pin" | "react" | "be replied",
  chat: ChatRecord,
  messageId: number,
): MessageRecord {
  const record = chat.messages.get(messageId);
  if (!record) throw badRequest(`message to ${purpose} not found`);
  return record;
}

/** The topic or thread in which a message of the bot goes; checks that the bot may write there. */
export function getThreadId(
  world: World,
  chat: ChatRecord,
  wanted: number | undefined,
  replyTo: MessageRecord | undefined,
): number | undefined {
  const threadId = wanted ?? (chat.isForum ? replyTo?.message.message_thread_id : undefined);
  if (threadId === undefined) return undefined;
  if (!chat.isForum) {
    const isThread = chat.kind === "supergroup" && chat.messages.has(threadId);
    if (!isThread) throw badRequest("message thread not found");
    return threadId;
  }
  const topic = chat.topics.get(threadId);
  if (!topic) throw badRequest("message thread not found");
  if (topic.isClosed && !mayManageTopic(world, chat, topic)) throw badRequest("TOPIC_CLOSED");
  return threadId;
}

export function mayManageTopic(world: World, chat: ChatRecord, topic: TopicRecord): boolean {
  return chat.bot.canManageTopics || topic.creatorId === world.bot.id;
}

/** Turns links to `tg://user?id=` into mentions of people whom the world knows, as Telegram does. */
export function withMentionedPeople(world: World, entities: MessageEntity[]): MessageEntity[] {
  return entities.flatMap((entity): MessageEntity[] => {
    if (entity.type !== "text_link") return [entity];
    const id = /^tg:\/\/user\?id=(\d+)$/.exec(entity.url)?.[1];
    if (id === undefined) return isLink(entity.url) ? [entity] : [];
    const user = world.people.get(Number(id))?.user;
    const { offset, length } = entity;
    return user ? [{ type: "text_mention", offset, length, user }] : [];
  });
}

function isLink(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) || /^[^\s/]+\.[^\s/]{2,}/.test(url);
}

function findChat(world: World, chatId: number | string): ChatRecord | undefined {
  if (typeof chatId === "number") return world.chats.get(chatId);
  const username = chatId.replace(/^@/, "").toLowerCase();
  return [...world.chats.values()].find((chat) => chat.username?.toLowerCase() === username);
}
