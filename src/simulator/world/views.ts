import type {
  ChatSummary,
  ChatView,
  CommandsView,
  MessageView,
  PersonView,
} from "../control-types.js";
import { scopesFor } from "./bot-profile.js";
import { chatOf } from "./chats.js";
import type { ChatRecord, MessageRecord } from "./records.js";
import type { World } from "./world.js";

export function messageView({ message, reactions, isSeenByBot }: MessageRecord): MessageView {
  return {
    message,
    reactions: [...reactions].flatMap(([by, list]) => list.map((emoji) => ({ by, emoji }))),
    isSeenByBot,
  };
}

export function summaryOf(world: World, chat: ChatRecord): ChatSummary {
  return {
    chat: chatOf(world, chat),
    members: [...chat.members].map(([personId, status]) => ({ personId, status })),
    bot: chat.bot,
    topics: [...chat.topics.values()].map(({ threadId, name, iconColor, isClosed }) => ({
      threadId,
      name,
      iconColor,
      isClosed,
    })),
    pinnedMessageIds: chat.pinned,
    ...(chat.migratedTo && { migratedTo: chat.migratedTo }),
  };
}

export function chatView(world: World, chat: ChatRecord): ChatView {
  return { ...summaryOf(world, chat), messages: [...chat.messages.values()].map(messageView) };
}

export function personView(world: World, id: number): PersonView {
  const { user, hasStarted, hasBlockedBot, keyboards, toasts } = world.getPerson(id);
  return {
    user,
    hasStarted,
    hasBlockedBot,
    keyboards: [...keyboards.values()],
    commands: commandsOf(world, id),
    toasts: toasts.slice(-20),
  };
}

function commandsOf(world: World, personId: number): CommandsView[] {
  const language = world.getPerson(personId).user.language_code ?? "";
  return world.listChatsOf(personId).map((chat) => {
    const isPrivate = chat.kind === "private";
    const isAdmin = chat.members.get(personId) !== "member";
    const scopes = scopesFor(chat.id, personId, { isPrivate, isAdmin });
    return { chatId: chat.id, commands: world.profile.commandsFor(scopes, language) };
  });
}
