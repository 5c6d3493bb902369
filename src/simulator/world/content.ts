import type { Message } from "@grammyjs/types";

/** The part of a message that is not about who, where and when. */
export type Content = Partial<
  Omit<Message, "message_id" | "from" | "chat" | "date" | "reply_to_message">
>;

const contentFields = [
  "text",
  "entities",
  "caption",
  "caption_entities",
  "photo",
  "document",
  "video",
  "audio",
  "voice",
  "video_note",
  "animation",
  "sticker",
  "location",
  "venue",
  "contact",
  "link_preview_options",
] as const;

/** What a message says: all of it that a copy repeats. */
export function contentOf(message: Message): Content {
  const known = contentFields.filter((field) => message[field] !== undefined);
  return Object.fromEntries(known.map((field) => [field, message[field]]));
}

const serviceFields = [
  "new_chat_members",
  "left_chat_member",
  "forum_topic_created",
  "forum_topic_edited",
  "forum_topic_closed",
  "forum_topic_reopened",
  "migrate_to_chat_id",
  "migrate_from_chat_id",
  "pinned_message",
] as const;

/** A message that tells what happened, and was written by nobody. */
export function isService(content: Content): boolean {
  return serviceFields.some((field) => content[field] !== undefined);
}
