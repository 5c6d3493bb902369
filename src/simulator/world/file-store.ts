import { createHash } from "node:crypto";

export type FileKind = "photo" | "video" | "document";

/** A file as it is handed in. */
export interface NewFile {
  kind: FileKind;
  name: string;
  mimeType: string;
  bytes: Uint8Array;
}

export interface StoredFile extends NewFile {
  fileId: string;
  fileUniqueId: string;
  /** Under `/file/bot<token>/`. */
  path: string;
  /** Pixels; of photos, as their header says. */
  width: number;
  height: number;
  /** The smaller size of a photo. */
  preview?: StoredFile;
}

/** Telegram's own beginnings of a file_id, by which one tells the kinds apart at a glance. */
const idPrefix: Record<FileKind, string> = {
  photo: "AgACAgIAAxkDAAI",
  video: "BAACAgIAAxkDAAI",
  document: "BQACAgIAAxkDAAI",
};

const extensions: Record<FileKind, string> = { photo: ".jpg", video: ".mp4", document: "" };

/** Everything that was ever sent in the world. */
export class FileStore {
  private readonly byId = new Map<string, StoredFile>();
  private readonly byPath = new Map<string, StoredFile>();

  add(file: NewFile): StoredFile {
    const number = this.byId.size + 1;
    const hash = createHash("sha256").update(file.bytes).update(`${file.kind} ${number}`);
    const unique = hash.digest("base64url");
    const extension = /\.[a-z0-9]+$/i.exec(file.name)?.[0] ?? extensions[file.kind];
    const stored: StoredFile = {
      ...file,
      ...sizeOfImage(file.bytes),
      fileId: `${idPrefix[file.kind]}${unique}`,
      fileUniqueId: `AQAD${unique.slice(0, 11)}`,
      path: `${file.kind}s/file_${number}${extension}`,
    };
    this.byId.set(stored.fileId, stored);
    this.byPath.set(stored.path, stored);
    return stored;
  }

  find(fileId: string): StoredFile | undefined {
    return this.byId.get(fileId);
  }

  findByPath(path: string): StoredFile | undefined {
    return this.byPath.get(path);
  }
}

/** Reads the size of a PNG or a JPEG; for anything else a common one. */
function sizeOfImage(bytes: Uint8Array): { width: number; height: number } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng = buffer.length >= 24 && buffer.toString("latin1", 1, 4) === "PNG";
  if (isPng) return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) };
  return sizeOfJpeg(buffer) ?? { width: 1280, height: 960 };
}

function sizeOfJpeg(buffer: Buffer): { width: number; height: number } | undefined {
  if (buffer.length < 4 || buffer.readUInt16BE(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < buffer.length) {
    const marker = buffer.readUInt16BE(at);
    // Start-of-frame segments hold the size; C4, C8 and CC are other segments in the same range.
    const isFrame =
      marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { height: buffer.readUInt16BE(at + 5), width: buffer.readUInt16BE(at + 7) };
    at += 2 + buffer.readUInt16BE(at + 2);
  }
  return undefined;
}
