import type { Message } from "grammy/types";
import type { FileKind, SentFile } from "./form.js";

/** Bots can fetch no more than this. */
const LARGEST_BYTES = 20 * 1024 * 1024;

/** The photo, in its largest size, the video, the voice or the document of a message. */
export function sentFile(message: Message): SentFile | undefined {
  const { caption = null, media_group_id = null, message_id } = message;
  const found = findFile(message);
  if (!found) return undefined;
  const { kind, file } = found;
  return {
    fileId: file.file_id,
    uniqueId: file.file_unique_id,
    kind,
    name: file.file_name ?? null,
    size: file.file_size ?? null,
    caption,
    albumId: media_group_id,
    messageId: message_id,
  };
}

/** Whether the bytes can never be fetched. */
export function isTooLarge({ size }: SentFile): boolean {
  return (size ?? 0) > LARGEST_BYTES;
}

interface TelegramFile {
  file_id: string;
  file_unique_id: string;
  file_name?: string;
  file_size?: number;
}

/** In the order of their claims: an animation also calls itself a document. */
function findFile(message: Message): { kind: FileKind; file: TelegramFile } | undefined {
  const { photo, document } = message;
  const video = message.video ?? message.animation ?? message.video_note;
  const sound = message.voice ?? message.audio;
  const largest = photo?.at(-1);
  if (largest) return { kind: "photo", file: largest };
  if (video) return { kind: "video", file: video };
  if (sound) return { kind: "voice", file: sound };
  if (!document) return undefined;
  const isVideo = document.mime_type?.startsWith("video/") === true;
  return { kind: isVideo ? "video" : "document", file: document };
}
