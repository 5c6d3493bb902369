import type { Update, User } from "@grammyjs/types";
import { postMessage, queueMessage, removeMessages } from "./post.js";
import type { Content } from "./content.js";
import type { ChatRecord, TopicRecord } from "./records.js";
import type { World } from "./world.js";

/** The colours that Telegram allows for a topic's icon. */
export const topicColors: readonly number[] = [
  0x6fb9f0, 0xffd67e, 0xcb86db, 0x8eee98, 0xff93b2, 0xfb6f5f,
];

export interface NewTopic {
  name: string;
  iconColor?: number;
  iconEmojiId?: string;
}

export function createTopic(
  world: World,
  chat: ChatRecord,
  by: User,
  { name, iconColor = 0x6fb9f0, iconEmojiId }: NewTopic,
): TopicRecord {
  const icon = { icon_color: iconColor, ...(iconEmojiId && { icon_custom_emoji_id: iconEmojiId }) };
  const threadId = chat.lastMessageId + 1;
  const topic: TopicRecord = {
    threadId,
    name,
    iconColor,
    ...(iconEmojiId && { iconEmojiId }),
    isClosed: false,
    creatorId: by.id,
  };
  chat.topics.set(threadId, topic);
  announce(world, chat, by, undefined, { forum_topic_created: { name, ...icon } });
  world.tellChat(chat);
  return topic;
}

export function setTopicClosed(
  world: World,
  chat: ChatRecord,
  by: User,
  topic: TopicRecord,
  isClosed: boolean,
): void {
  topic.isClosed = isClosed;
  const content: Content = isClosed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} };
  announce(world, chat, by, topic.threadId, content);
  world.tellChat(chat);
}

export function renameTopic(
  world: World,
  chat: ChatRecord,
  by: User,
  topic: TopicRecord,
  change: { name?: string; iconEmojiId?: string },
): void {
  topic.name = change.name || topic.name;
  if (change.iconEmojiId !== undefined) topic.iconEmojiId = change.iconEmojiId;
  const edited = {
    ...(change.name && { name: change.name }),
    ...(change.iconEmojiId !== undefined && { icon_custom_emoji_id: change.iconEmojiId }),
  };
  announce(world, chat, by, topic.threadId, { forum_topic_edited: edited });
  world.tellChat(chat);
}

/** Takes a topic away with all that is in it, of which Telegram tells bots nothing. */
export function deleteTopic(world: World, chat: ChatRecord, topic: TopicRecord): void {
  const inside = [...chat.messages.values()]
    .filter(({ message }) => message.message_thread_id === topic.threadId)
    .map(({ message }) => message.message_id);
  chat.topics.delete(topic.threadId);
  removeMessages(world, chat, inside);
  world.tellChat(chat);
}

/** Posts a service message; the bot hears of those that it did not cause. */
export function announce(
  world: World,
  chat: ChatRecord,
  by: User,
  threadId: number | undefined,
  content: Content,
): Update | undefined {
  const record = postMessage(world, chat, {
    from: by,
    content,
    ...(threadId !== undefined && { threadId }),
  });
  return by.id === world.bot.id ? undefined : queueMessage(world, record);
}
