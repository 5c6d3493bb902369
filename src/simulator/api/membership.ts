import type { ChatFullInfo, ChatMember } from "@grammyjs/types";
import { badRequest } from "../rules/refusal.js";
import { chatOf, goneMember } from "../world/chats.js";
import { botAsMember, changeBotMembership, personAsMember } from "../world/members.js";
import type { ChatRecord } from "../world/records.js";
import { announce } from "../world/topics.js";
import type { World } from "../world/world.js";
import type { Effects } from "./call.js";
import { getKnownChat, getMessageTo, getWritableChat } from "./chats.js";

export const membershipEffects: Effects = {
  getChat: ({ world }, params) => fullInfo(world, getKnownChat(world, params.chat_id)),

  getChatMember: ({ world }, params) => {
    const chat = getKnownChat(world, params.chat_id);
    if (params.user_id === world.bot.id) return botAsMember(world, chat.bot);
    const person = world.people.get(params.user_id);
    if (!person) throw badRequest("PARTICIPANT_ID_INVALID");
    return personAsMember(person.user, chat.members.get(params.user_id) ?? "left");
  },

  getChatMemberCount: ({ world }, params) => getKnownChat(world, params.chat_id).members.size + 1,

  getChatAdministrators: ({ world }, params): ChatMember[] => {
    const chat = getKnownChat(world, params.chat_id);
    if (chat.kind === "private") {
      throw badRequest("there are no administrators in the private chat");
    }
    const people = [...chat.members]
      .filter(([, status]) => status !== "member")
      .map(([id, status]) => personAsMember(world.getPerson(id).user, status));
    // Other bots are not listed, but the caller is.
    return chat.bot.status === "administrator" ? [...people, botAsMember(world, chat.bot)] : people;
  },

  leaveChat: ({ world }, params) => {
    const chat = getKnownChat(world, params.chat_id);
    if (chat.kind === "private")
      throw badRequest("chat member status can't be changed in private chats");
    announce(world, chat, world.bot, undefined, { left_chat_member: world.bot });
    changeBotMembership(world, chat, world.bot, goneMember);
    return true;
  },

  pinChatMessage: ({ world }, params) => {
    const chat = getWritableChat(world, params.chat_id);
    const { message } = getMessageTo("pin", chat, params.message_id);
    checkMayPin(chat);
    chat.pinned = [...chat.pinned.filter((id) => id !== params.message_id), params.message_id];
    announce(world, chat, world.bot, message.message_thread_id, { pinned_message: message });
    world.tellChat(chat);
    return true;
  },

  unpinChatMessage: ({ world }, params) => {
    const chat = getWritableChat(world, params.chat_id);
    checkMayPin(chat);
    const unpinned = params.message_id ?? chat.pinned.at(-1);
    chat.pinned = chat.pinned.filter((id) => id !== unpinned);
    world.tellChat(chat);
    return true;
  },
};

function checkMayPin(chat: ChatRecord): void {
  if (chat.kind !== "private" && !chat.bot.canPinMessages) {
    throw badRequest("not enough rights to manage pinned messages in the chat");
  }
}

function fullInfo(world: World, chat: ChatRecord): ChatFullInfo {
  const permissions = { can_send_messages: true, can_send_photos: true, can_send_documents: true };
  const pinned = chat.messages.get(chat.pinned.at(-1) ?? 0)?.message;
  return {
    ...chatOf(world, chat),
    accent_color_id: 0,
    max_reaction_count: 11,
    ...(chat.kind !== "private" && { permissions }),
    ...(pinned && { pinned_message: pinned }),
  } as ChatFullInfo;
}
