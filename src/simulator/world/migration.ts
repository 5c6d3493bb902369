import type { User } from "@grammyjs/types";
import { freshCollections } from "./chats.js";
import type { ChatRecord } from "./records.js";
import { announce } from "./topics.js";
import type { World } from "./world.js";

/** A plain group becomes a supergroup: the old chat stays as a signpost, the new one begins empty. */
export function migrate(
  world: World,
  chat: ChatRecord,
  by: User,
  newId: number,
  isForum: boolean,
): ChatRecord {
  if (chat.kind !== "group" || chat.migratedTo) {
    throw new Error(`The chat ${chat.id} cannot become a supergroup`);
  }
  const next: ChatRecord = {
    ...chat,
    ...freshCollections(),
    id: newId,
    kind: "supergroup",
    isForum,
    members: new Map(chat.members),
    lastMessageId: 0,
  };
  world.addChat(next);
  announce(world, chat, by, undefined, { migrate_to_chat_id: newId });
  announce(world, next, by, undefined, { migrate_from_chat_id: chat.id });
  chat.migratedTo = newId;
  world.tellChat(chat);
  return next;
}
