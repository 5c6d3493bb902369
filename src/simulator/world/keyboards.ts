import type {
  ForceReply,
  Message,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from "@grammyjs/types";
import type { ChatRecord, MessageRecord, PersonRecord } from "./records.js";
import type { World } from "./world.js";

export type ReplyMarkup = ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply;

/** Shows, replaces or removes the keyboard of everyone whom a message of the bot concerns. */
export function applyReplyMarkup(
  world: World,
  chat: ChatRecord,
  message: Message,
  markup: ReplyMarkup,
): void {
  const place = { chatId: chat.id, messageId: message.message_id };
  for (const [id, { keyboards }] of audienceOf(world, chat, message, markup)) {
    if ("remove_keyboard" in markup) keyboards.delete(chat.id);
    else if ("keyboard" in markup) {
      keyboards.set(chat.id, { kind: "keyboard", ...place, markup, isCollapsed: false });
    } else keyboards.set(chat.id, { kind: "force-reply", ...place, markup });
    world.tellPerson(id);
  }
}

/** A keyboard goes with the message that brought it. */
export function forgetKeyboards(world: World, chat: ChatRecord, messageIds: number[]): void {
  for (const id of chat.members.keys()) {
    const { keyboards } = world.getPerson(id);
    const shown = keyboards.get(chat.id);
    if (!shown || !messageIds.includes(shown.messageId)) continue;
    keyboards.delete(chat.id);
    world.tellPerson(id);
  }
}

/** The message that the person's client has put up to be replied to, if any. */
export function findForcedReply(
  chat: ChatRecord,
  person: PersonRecord,
  threadId: number | undefined,
): MessageRecord | undefined {
  const shown = person.keyboards.get(chat.id);
  if (shown?.kind !== "force-reply") return undefined;
  const record = chat.messages.get(shown.messageId);
  const isHere = !chat.isForum || record?.message.message_thread_id === threadId;
  return isHere ? record : undefined;
}

/** Selective markup is for those whom the message mentions, and for the one it replies to. */
function audienceOf(
  world: World,
  chat: ChatRecord,
  message: Message,
  { selective }: ReplyMarkup,
): [number, PersonRecord][] {
  const members = [...chat.members.keys()].map((id): [number, PersonRecord] => [
    id,
    world.getPerson(id),
  ]);
  if (chat.kind === "private" || !selective) return members;
  return members.filter(([id, { user }]) => {
    const isRepliedTo = message.reply_to_message?.from?.id === id;
    return isRepliedTo || mentions(message, id, user.username);
  });
}

function mentions(message: Message, id: number, username: string | undefined): boolean {
  const text = message.text ?? message.caption ?? "";
  return (message.entities ?? message.caption_entities ?? []).some((entity) => {
    if (entity.type === "text_mention") return entity.user.id === id;
    if (entity.type !== "mention" || !username) return false;
    const word = text.slice(entity.offset + 1, entity.offset + entity.length);
    return word.toLowerCase() === username.toLowerCase();
  });
}
