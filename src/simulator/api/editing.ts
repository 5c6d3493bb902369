import { isDeepStrictEqual } from "node:util";
import type { InlineKeyboardMarkup, Message } from "@grammyjs/types";
import { badRequest, notImitated } from "../rules/refusal.js";
import { changeMessage, removeMessages, unixTime } from "../world/post.js";
import type { ChatRecord, MessageRecord } from "../world/records.js";
import type { World } from "../world/world.js";
import type { Effects } from "./call.js";
import { getKnownChat, getMessageTo, getWritableChat } from "./chats.js";
import { inlineMarkup } from "./markup.js";
import { newMedia } from "./media.js";
import { captionContent, previewContent, textContent } from "./texts.js";

interface EditParams {
  chat_id?: number | string;
  message_id?: number;
  inline_message_id?: string;
  reply_markup?: InlineKeyboardMarkup;
}

export const editingEffects: Effects = {
  editMessageText: ({ world }, params) => {
    const target = getOwnMessage(world, params);
    if (params.text === undefined) throw notImitated("editMessageText without text");
    if (target.record.message.text === undefined) {
      throw badRequest("there is no text in the message to edit");
    }
    const { text, parse_mode, entities, link_preview_options } = params;
    const content = textContent(world, {
      text,
      ...(parse_mode && { parse_mode }),
      ...(entities && { entities }),
    });
    const before = { entities: undefined, link_preview_options: undefined };
    return edit(world, target, params, {
      ...before,
      ...content,
      ...previewContent(link_preview_options),
    });
  },

  editMessageCaption: ({ world }, params) => {
    const target = getOwnMessage(world, params);
    const { photo, document } = target.record.message;
    if (!photo && !document) throw badRequest("there is no caption in the message to edit");
    const before = { caption: undefined, caption_entities: undefined };
    return edit(world, target, params, { ...before, ...captionContent(world, params) });
  },

  editMessageMedia: (call, params) => {
    const { world } = call;
    const target = getOwnMessage(world, params);
    const { photo, document } = target.record.message;
    if (!photo && !document) throw badRequest("message can't be edited");
    const before = {
      photo: undefined,
      document: undefined,
      caption: undefined,
      caption_entities: undefined,
    };
    return edit(world, target, params, { ...before, ...newMedia(call, params.media) });
  },

  editMessageReplyMarkup: ({ world }, params) =>
    edit(world, getOwnMessage(world, params), params, {}),

  deleteMessage: ({ world }, params) => {
    const chat = getKnownChat(world, params.chat_id);
    const record = getMessageTo("delete", chat, params.message_id);
    if (!mayDelete(world, chat, record)) throw badRequest("message can't be deleted");
    removeMessages(world, chat, [params.message_id]);
    return true;
  },

  deleteMessages: ({ world }, params) => {
    const chat = getKnownChat(world, params.chat_id);
    const found = params.message_ids.filter((id) => {
      const record = chat.messages.get(id);
      return record && mayDelete(world, chat, record);
    });
    if (found.length > 0) removeMessages(world, chat, found);
    return true;
  },
};

interface Target {
  chat: ChatRecord;
  record: MessageRecord;
}

function getOwnMessage(world: World, params: EditParams): Target {
  if (params.inline_message_id) throw notImitated("inline messages");
  if (params.chat_id === undefined) throw badRequest("chat_id is empty");
  if (params.message_id === undefined) throw badRequest("message identifier is not specified");
  const chat = getWritableChat(world, params.chat_id);
  const record = getMessageTo("edit", chat, params.message_id);
  if (record.message.from?.id !== world.bot.id) throw badRequest("message can't be edited");
  return { chat, record };
}

/** An edit without a keyboard takes the keyboard away; one that changes nothing is refused. */
function edit(
  world: World,
  { chat, record }: Target,
  params: EditParams,
  change: Partial<Message>,
): Message {
  const whole = { ...change, reply_markup: inlineMarkup(params.reply_markup) };
  const isSame = Object.entries(whole).every(([key, value]) =>
    isDeepStrictEqual(value, record.message[key as keyof Message]),
  );
  if (isSame) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly " +
        "the same as a current content and reply markup of the message",
    );
  }
  changeMessage(world, chat, record, { ...whole, edit_date: unixTime(world) });
  return record.message;
}

const deletableSeconds = 48 * 3600;

/** Own messages for 48 hours; others' in private, or with the right to; never the start of a topic. */
function mayDelete(world: World, chat: ChatRecord, { message }: MessageRecord): boolean {
  if (message.forum_topic_created) return false;
  if (chat.kind !== "private" && chat.bot.canDeleteMessages) return true;
  if (unixTime(world) - message.date > deletableSeconds) return false;
  return chat.kind === "private" || message.from?.id === world.bot.id;
}
