import type { Message } from "grammy/types";

/** In the order of their claims: an animation also calls itself a document, a venue a location. */
const MEDIA = [
  ...["photo", "video", "animation", "document", "audio", "voice", "video_note", "sticker"],
  ...["venue", "location", "contact", "poll", "dice", "story", "paid_media", "checklist"],
];

export interface MessageContent {
  /** A text, or what stands under a file. */
  text: string | undefined;
  /** Telegram's name for what it holds besides text; nothing for plain words. */
  media: string | undefined;
  albumId: string | undefined;
}

/** What somebody wrote, apart from who, where and when. */
export function contentOf(message: Message): MessageContent {
  const media = message.text === undefined ? MEDIA.find((kind) => kind in message) : undefined;
  return {
    text: message.text ?? message.caption,
    media: message.text === undefined ? (media ?? "other") : undefined,
    albumId: message.media_group_id,
  };
}
