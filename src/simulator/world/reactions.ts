import type { ReactionType, Update, User } from "@grammyjs/types";
import { chatOf } from "./chats.js";
import { messageView } from "./views.js";
import { unixTime } from "./post.js";
import type { ChatRecord } from "./records.js";
import type { World } from "./world.js";

/** Replaces what someone put under a message; the bot hears of it as far as Telegram tells bots. */
export function react(
  world: World,
  chat: ChatRecord,
  user: User,
  messageId: number,
  emoji: string[],
): Update | undefined {
  const record = world.getMessage(chat.id, messageId);
  const before = record.reactions.get(user.id) ?? [];
  if (before.join() === emoji.join()) return undefined;
  if (emoji.length > 0) record.reactions.set(user.id, emoji);
  else record.reactions.delete(user.id);
  world.events.emit({ type: "reaction", chatId: chat.id, view: messageView(record) });

  const isHeard = chat.kind === "private" || chat.bot.status === "administrator";
  if (user.id === world.bot.id || !isHeard) return undefined;
  return world.updates.push({
    message_reaction: {
      chat: chatOf(world, chat),
      message_id: messageId,
      user,
      date: unixTime(world),
      old_reaction: before.map(asReaction),
      new_reaction: emoji.map(asReaction),
    },
  });
}

function asReaction(emoji: string): ReactionType {
  return { type: "emoji", emoji } as ReactionType;
}
