import type { PhotoSize } from "@grammyjs/types";
import type { FileStore, NewFile, StoredFile } from "./file-store.js";
import type { Content } from "./content.js";

/** Keeps a new file and gives the content that shows it. */
export function storeMedia(files: FileStore, file: NewFile): Content {
  const stored = files.add(file);
  if (file.kind !== "photo") return contentOf(stored);
  const scale = Math.min(1, 320 / Math.max(stored.width, stored.height));
  const preview = files.add(file);
  preview.width = Math.round(stored.width * scale);
  preview.height = Math.round(stored.height * scale);
  stored.preview = preview;
  return contentOf(stored);
}

/** The content that shows a file which is already known. */
export function contentOf(file: StoredFile): Content {
  if (file.kind === "photo") {
    const sizes = file.preview ? [file.preview, file] : [file];
    return { photo: sizes.map(photoSize) };
  }
  const about = {
    file_name: file.name,
    mime_type: file.mimeType,
    file_id: file.fileId,
    file_unique_id: file.fileUniqueId,
    file_size: file.bytes.byteLength,
  };
  if (file.kind === "document") return { document: about };
  const { width, height } = file;
  return { video: { ...about, width, height, duration: videoSeconds } };
}

/** Nobody looks inside a video here; each is as long as this. */
const videoSeconds = 5;

function photoSize({ fileId, fileUniqueId, bytes, width, height }: StoredFile): PhotoSize {
  return {
    file_id: fileId,
    file_unique_id: fileUniqueId,
    file_size: bytes.byteLength,
    width,
    height,
  };
}
