import type { Chat, User } from "@grammyjs/types";
import type { BotMembership } from "../control-types.js";
import type { ChatRecord } from "./records.js";
import type { World } from "./world.js";

const noRights: Omit<BotMembership, "status"> = {
  canManageTopics: false,
  canDeleteMessages: false,
  canPinMessages: false,
};

export const plainMember: BotMembership = { status: "member", ...noRights };
export const goneMember: BotMembership = { status: "left", ...noRights };
export const kickedMember: BotMembership = { status: "kicked", ...noRights };

/** The chat of one person with the bot; its id is the person's. */
export function newPrivateChat(personId: number): ChatRecord {
  return {
    ...emptyChat,
    ...freshCollections(),
    id: personId,
    kind: "private",
    bot: plainMember,
    members: new Map([[personId, "member"]]),
  };
}

export const emptyChat = { title: "", isForum: false, lastMessageId: 0 };

export function freshCollections(): Pick<ChatRecord, "messages" | "topics" | "pinned"> {
  return { messages: new Map(), topics: new Map(), pinned: [] };
}

/** The chat as it stands in messages. */
export function chatOf(world: World, chat: ChatRecord): Chat {
  if (chat.kind === "private") {
    const { first_name, last_name, username } = world.getPerson(chat.id).user;
    return {
      id: chat.id,
      first_name,
      ...(last_name && { last_name }),
      ...(username && { username }),
      type: "private",
    };
  }
  const { id, title } = chat;
  if (chat.kind === "group") return { id, title, type: "group" };
  return {
    id,
    title,
    ...(chat.username && { username: chat.username }),
    ...(chat.isForum && { is_forum: true as const }),
    type: "supergroup",
  };
}

/** The sender that Telegram names when an administrator hides behind the group. */
export const anonymousAdmin: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};
