import type { Message } from "grammy/types";
import type { SentFile } from "./form.js";

/** The photo, in its largest size, or the document of a message. */
export function sentFile(message: Message): SentFile | undefined {
  const { photo, document, caption = null, media_group_id = null, message_id } = message;
  const common = { caption, albumId: media_group_id, messageId: message_id };
  const largest = photo?.at(-1);
  const file = largest ?? document;
  if (!file) return undefined;
  return {
    fileId: file.file_id,
    uniqueId: file.file_unique_id,
    kind: largest ? "photo" : "document",
    name: document?.file_name ?? null,
    size: file.file_size ?? null,
    ...common,
  };
}
