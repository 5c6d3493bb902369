import type { Message, ReplyParameters } from "@grammyjs/types";
import { badRequest } from "../rules/refusal.js";
import { applyReplyMarkup } from "../world/keyboards.js";
import type { Content } from "../world/content.js";
import { postMessage } from "../world/post.js";
import type { ChatRecord, MessageRecord } from "../world/records.js";
import type { World } from "../world/world.js";
import { getThreadId, getWritableChat } from "./chats.js";
import { splitMarkup, type AnyMarkup } from "./markup.js";

/** What all methods that send have in common. */
export interface SendParams {
  chat_id: number | string;
  message_thread_id?: number;
  reply_parameters?: ReplyParameters;
  reply_to_message_id?: number;
  reply_markup?: AnyMarkup;
  protect_content?: boolean;
}

/** Where a message goes, found and checked before its content is looked at. */
export interface Destination {
  chat: ChatRecord;
  threadId?: number;
  replyTo?: MessageRecord;
}

export function getDestination(world: World, params: SendParams): Destination {
  const chat = getWritableChat(world, params.chat_id);
  const replyTo = findReplied(chat, params);
  const threadId = getThreadId(world, chat, params.message_thread_id, replyTo);
  return { chat, ...(threadId !== undefined && { threadId }), ...(replyTo && { replyTo }) };
}

/** Posts a message of the bot and gives it as Telegram returns it. */
export function sendFromBot(
  world: World,
  { chat, ...place }: Destination,
  content: Content,
  params: Pick<SendParams, "reply_markup" | "protect_content">,
): Message {
  const { inline, reply } = splitMarkup(chat, params.reply_markup);
  const { message } = postMessage(world, chat, {
    from: world.bot,
    ...place,
    content: { ...content, ...(params.protect_content && { has_protected_content: true }) },
    ...(inline && { replyMarkup: inline }),
  });
  if (reply) applyReplyMarkup(world, chat, message, reply);
  return message;
}

function findReplied(chat: ChatRecord, params: SendParams): MessageRecord | undefined {
  const { reply_parameters: reply, reply_to_message_id: oldId } = params;
  const id = reply?.message_id ?? oldId;
  if (id === undefined) return undefined;
  if (reply?.chat_id !== undefined && reply.chat_id !== chat.id) {
    throw badRequest("message to be replied not found");
  }
  const record = chat.messages.get(id);
  if (!record && !reply?.allow_sending_without_reply) {
    throw badRequest("message to be replied not found");
  }
  return record;
}
