/** The beginnings by which types are known; a name proves nothing. */
const BEGINNINGS: readonly (readonly [mime: string, at: number, bytes: string])[] = [
  ["application/pdf", 0, "%PDF-"],
  ["image/jpeg", 0, "\xff\xd8\xff"],
  ["image/png", 0, "\x89PNG\r\n\x1a\n"],
  ["image/tiff", 0, "II*\0"],
  ["image/tiff", 0, "MM\0*"],
  ["image/webp", 8, "WEBP"],
  ["image/heic", 4, "ftypheic"],
  ["image/heic", 4, "ftypheix"],
  ["image/heic", 4, "ftypmif1"],
  // Word, Excel and PowerPoint before 2007 share one container.
  ["application/x-ole-storage", 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
  ["application/rtf", 0, "{\\rtf"],
  ["application/vnd.oasis.opendocument", 30, "mimetypeapplication/vnd.oasis.opendocument"],
];

/** What a zip must hold to be an office file. */
const OFFICE_PARTS: readonly (readonly [mime: string, part: string])[] = [
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/document"],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/workbook"],
  ["application/vnd.openxmlformats-officedocument.presentationml.presentation", "ppt/presentation"],
];

/** What Telegram calls a video or a voice is one, also where its container is a rare one. */
const RECORDINGS: readonly (readonly [mime: string, at: number, bytes: string])[] = [
  ["video/mp4", 4, "ftyp"],
  ["video/webm", 0, "\x1a\x45\xdf\xa3"],
  ["audio/ogg", 0, "OggS"],
  ["audio/mpeg", 0, "ID3"],
];

/** The type of a recording, by its bytes. */
export function findRecordingType(bytes: Uint8Array): string {
  return findBeginning(RECORDINGS, bytes) ?? "application/octet-stream";
}

/** The type of a document that people may send, by its bytes: PDF, images, office files; `undefined` for others. */
export function findFileType(bytes: Uint8Array): string | undefined {
  return findBeginning(BEGINNINGS, bytes) ?? findOfficeType(bufferOf(bytes));
}

function findBeginning(table: typeof BEGINNINGS, bytes: Uint8Array): string | undefined {
  const buffer = bufferOf(bytes);
  const known = table.find(
    ([, at, beginning]) => buffer.toString("latin1", at, at + beginning.length) === beginning,
  );
  return known?.[0];
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function findOfficeType(buffer: Buffer): string | undefined {
  const isZip = buffer.toString("latin1", 0, 4) === "PK\x03\x04";
  if (!isZip || !buffer.includes("[Content_Types].xml")) return undefined;
  return OFFICE_PARTS.find(([, part]) => buffer.includes(part))?.[0];
}
