import { badRequest } from "../rules/refusal.js";
import type { ChatRecord, TopicRecord } from "../world/records.js";
import {
  createTopic,
  deleteTopic,
  renameTopic,
  setTopicClosed,
  topicColors,
} from "../world/topics.js";
import type { World } from "../world/world.js";
import type { Effects } from "./call.js";
import { getKnownChat, mayManageTopic } from "./chats.js";

export const topicEffects: Effects = {
  createForumTopic: ({ world }, params) => {
    const chat = getForum(world, params.chat_id);
    if (!chat.bot.canManageTopics) throw badRequest("not enough rights to create a topic");
    const { icon_color, icon_custom_emoji_id } = params;
    if (icon_color !== undefined && !topicColors.includes(icon_color)) {
      throw badRequest("TOPIC_ICON_COLOR_INVALID");
    }
    const topic = createTopic(world, chat, world.bot, {
      name: params.name,
      ...(icon_color !== undefined && { iconColor: icon_color }),
      ...(icon_custom_emoji_id && { iconEmojiId: icon_custom_emoji_id }),
    });
    return {
      message_thread_id: topic.threadId,
      name: topic.name,
      icon_color: topic.iconColor,
      ...(topic.iconEmojiId && { icon_custom_emoji_id: topic.iconEmojiId }),
    };
  },

  editForumTopic: ({ world }, params) => {
    const { chat, topic } = getManagedTopic(world, params);
    const { name, icon_custom_emoji_id: iconEmojiId } = params;
    const isSameName = !name || name === topic.name;
    if (isSameName && (iconEmojiId === undefined || iconEmojiId === topic.iconEmojiId)) {
      throw badRequest("TOPIC_NOT_MODIFIED");
    }
    renameTopic(world, chat, world.bot, topic, {
      ...(!isSameName && { name }),
      ...(iconEmojiId !== undefined && { iconEmojiId }),
    });
    return true;
  },

  closeForumTopic: ({ world }, params) => setClosed(world, params, true),

  reopenForumTopic: ({ world }, params) => setClosed(world, params, false),

  deleteForumTopic: ({ world }, params) => {
    const chat = getForum(world, params.chat_id);
    const topic = getTopic(chat, params.message_thread_id);
    if (!chat.bot.canDeleteMessages) throw badRequest("not enough rights to delete the topic");
    deleteTopic(world, chat, topic);
    return true;
  },
};

interface TopicParams {
  chat_id: number | string;
  message_thread_id: number;
}

function setClosed(world: World, params: TopicParams, isClosed: boolean): true {
  const { chat, topic } = getManagedTopic(world, params);
  if (topic.isClosed === isClosed) throw badRequest("TOPIC_NOT_MODIFIED");
  setTopicClosed(world, chat, world.bot, topic, isClosed);
  return true;
}

function getManagedTopic(world: World, params: TopicParams) {
  const chat = getForum(world, params.chat_id);
  const topic = getTopic(chat, params.message_thread_id);
  if (!mayManageTopic(world, chat, topic))
    throw badRequest("not enough rights to manage the topic");
  return { chat, topic };
}

function getForum(world: World, chatId: number | string): ChatRecord {
  const chat = getKnownChat(world, chatId);
  if (!chat.isForum) throw badRequest("the chat is not a forum");
  return chat;
}

function getTopic(chat: ChatRecord, threadId: number): TopicRecord {
  const topic = chat.topics.get(threadId);
  if (!topic) throw badRequest("TOPIC_ID_INVALID");
  return topic;
}
