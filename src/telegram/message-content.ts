import type { Message } from "grammy/types";

/** In the order of their claims: an animation also calls itself a document, a venue a location. */
const MEDIA = [
  ...["photo", "video", "animation", "document", "audio", "voice", "video_note", "sticker"],
  ...["venue", "location", "contact", "poll", "dice", "story", "paid_media", "checklist"],
];

/** A picture sent as a document: it tells where and when it was taken, so others must not get it as it is. */
export const PICTURE_MEDIA = "picture";

const PICTURE_NAME = /\.(?:jpe?g|jfif|png|webp|hei[cf]|avif|tiff?|dng|gif|bmp)$/iu;

export interface MessageContent {
  /** A text, or what stands under a file. */
  text: string | undefined;
  /** Telegram's name for what it holds besides text; nothing for plain words. Or `PICTURE_MEDIA`. */
  media: string | undefined;
  albumId: string | undefined;
}

/** What somebody wrote, apart from who, where and when. */
export function contentOf(message: Message): MessageContent {
  const media = message.text === undefined ? mediaOf(message) : undefined;
  return {
    text: message.text ?? message.caption,
    media: message.text === undefined ? (media ?? "other") : undefined,
    albumId: message.media_group_id,
  };
}

function mediaOf(message: Message): string | undefined {
  const media = MEDIA.find((kind) => kind in message);
  const { file_name: name, mime_type: mime = "" } = message.document ?? {};
  return media === "document" && isPictureFile(name, mime) ? PICTURE_MEDIA : media;
}

/** In doubt it is one: what is no picture after all is copied as it is once its bytes were seen. */
export function isPictureFile(name: string | null | undefined, mime = ""): boolean {
  return !name || PICTURE_NAME.test(name) || mime.startsWith("image/");
}
