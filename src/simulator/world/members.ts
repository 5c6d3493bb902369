import type { ChatMember, ChatMemberUpdated, User } from "@grammyjs/types";
import type { BotMembership, MemberView } from "../control-types.js";
import { chatOf } from "./chats.js";
import { unixTime } from "./post.js";
import type { ChatRecord } from "./records.js";
import type { World } from "./world.js";

/** The bot in a chat, as `getChatMember` and `my_chat_member` show it. */
export function botAsMember(world: World, membership: BotMembership): ChatMember {
  const { bot: user } = world;
  const { status } = membership;
  if (status === "kicked") return { user, status, until_date: 0 };
  if (status !== "administrator") return { user, status };
  return administrator(user, membership);
}

export function personAsMember(
  user: User,
  status: MemberView["status"] | "left" | "kicked",
): ChatMember {
  if (status === "creator") return { user, status, is_anonymous: false };
  if (status === "kicked") return { user, status, until_date: 0 };
  if (status !== "administrator") return { user, status };
  return administrator(user, {
    canManageTopics: true,
    canDeleteMessages: true,
    canPinMessages: true,
  });
}

function administrator(user: User, rights: Omit<BotMembership, "status">): ChatMember {
  return {
    user,
    status: "administrator",
    can_be_edited: false,
    is_anonymous: false,
    can_manage_chat: true,
    can_delete_messages: rights.canDeleteMessages,
    can_manage_video_chats: false,
    can_restrict_members: false,
    can_promote_members: false,
    can_change_info: false,
    can_invite_users: true,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
    can_pin_messages: rights.canPinMessages,
    can_manage_topics: rights.canManageTopics,
    can_send_welcome_messages: false,
  };
}

/** Gives the bot another standing in a chat, and tells the bot. */
export function changeBotMembership(
  world: World,
  chat: ChatRecord,
  by: User,
  membership: BotMembership,
) {
  const before = chat.bot;
  chat.bot = membership;
  world.tellChat(chat);
  return world.updates.push({
    my_chat_member: memberUpdate(
      world,
      chat,
      by,
      botAsMember(world, before),
      botAsMember(world, membership),
    ),
  });
}

export function memberUpdate(
  world: World,
  chat: ChatRecord,
  by: User,
  before: ChatMember,
  after: ChatMember,
): ChatMemberUpdated {
  return {
    chat: chatOf(world, chat),
    from: by,
    date: unixTime(world),
    old_chat_member: before,
    new_chat_member: after,
  };
}
