import type { Message } from "@grammyjs/types";
import { badRequest } from "../rules/refusal.js";
import { contentOf, isService, type Content } from "../world/content.js";
import { forwardedContent } from "../world/forwarding.js";
import type { ChatRecord, MessageRecord } from "../world/records.js";
import type { World } from "../world/world.js";
import type { Effects } from "./call.js";
import { getKnownChat, getMessageTo } from "./chats.js";
import { getDestination, sendFromBot, type SendParams } from "./outgoing.js";
import { captionContent } from "./texts.js";

export const copyingEffects: Effects = {
  copyMessage: ({ world }, params) => {
    const destination = getDestination(world, params);
    const from = getKnownChat(world, params.from_chat_id);
    const record = getMessageTo("copy", from, params.message_id);
    if (!mayLeave(record)) throw badRequest("message can't be copied");
    const original = contentOf(record.message);
    const content =
      holdsCaption(original) && params.caption !== undefined
        ? { ...withoutCaption(original), ...captionContent(world, params) }
        : original;
    const copy = sendFromBot(world, destination, content, params);
    return { message_id: copy.message_id };
  },

  copyMessages: ({ world }, params) => {
    const records = listMessages(world, params, "copy");
    const groups = regrouped(world);
    return sendEach(world, params, records, (message) => {
      const content = { ...contentOf(message), ...groups(message) };
      return params.remove_caption ? withoutCaption(content) : content;
    });
  },

  forwardMessage: ({ world }, params) => {
    const destination = getDestination(world, params);
    const from = getKnownChat(world, params.from_chat_id);
    const record = getMessageTo("forward", from, params.message_id);
    if (!mayLeave(record)) throw badRequest("message can't be forwarded");
    return sendFromBot(world, destination, forwardedContent(record.message), params);
  },

  forwardMessages: ({ world }, params) => {
    const records = listMessages(world, params, "forward");
    const groups = regrouped(world);
    return sendEach(world, params, records, (message) => ({
      ...forwardedContent(message),
      ...groups(message),
    }));
  },
};

interface ManyParams extends SendParams {
  from_chat_id: number | string;
  message_ids: number[];
}

/** Those of the messages that can leave the chat; what is missing is passed over in silence. */
function listMessages(world: World, params: ManyParams, purpose: "copy" | "forward"): Message[] {
  const { message_ids: ids } = params;
  if (ids.some((id, index) => index > 0 && id <= (ids[index - 1] ?? 0))) {
    throw badRequest("message identifiers must be in a strictly increasing order");
  }
  const from: ChatRecord = getKnownChat(world, params.from_chat_id);
  const records = ids.flatMap((id) => from.messages.get(id) ?? []).filter(mayLeave);
  if (records.length === 0) throw badRequest(`there are no messages to ${purpose}`);
  return records.map(({ message }) => message);
}

function sendEach(
  world: World,
  params: ManyParams,
  messages: Message[],
  contentFor: (message: Message) => Content,
): { message_id: number }[] {
  const destination = getDestination(world, params);
  return messages.map((message) => {
    const sent = sendFromBot(world, destination, contentFor(message), params);
    return { message_id: sent.message_id };
  });
}

/** An album stays an album, under a number of its own. */
function regrouped(world: World): (message: Message) => Content {
  const fresh = new Map<string, string>();
  return ({ media_group_id: old }) => {
    if (!old) return {};
    const known = fresh.get(old) ?? world.nextMediaGroupId();
    fresh.set(old, known);
    return { media_group_id: known };
  };
}

function holdsCaption({ photo, document, video, audio, voice, animation }: Content): boolean {
  return Boolean(photo ?? document ?? video ?? audio ?? voice ?? animation);
}

function mayLeave({ message }: MessageRecord): boolean {
  return !isService(message) && !message.has_protected_content;
}

function withoutCaption(content: Content): Content {
  const bare = { ...content };
  delete bare.caption;
  delete bare.caption_entities;
  return bare;
}
