import { describe, expect, it } from "vitest";
import { findFileType, findRecordingType } from "../../src/files/file-type.js";

const zip = (...parts: string[]) => Buffer.from(`PK\x03\x04${parts.join("\0")}`, "latin1");

describe("a file's type", () => {
  it.each<[string, string, string]>([
    ["PDF", "%PDF-1.7", "application/pdf"],
    ["JPEG", "\xff\xd8\xff\xe0", "image/jpeg"],
    ["PNG", "\x89PNG\r\n\x1a\n", "image/png"],
    ["WebP", "RIFF\0\0\0\0WEBP", "image/webp"],
    ["HEIC", "\0\0\0\x18ftypheic", "image/heic"],
    ["an old Word file", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"],
    ["RTF", "{\\rtf1", "application/rtf"],
  ])("is seen in its bytes: %s", (_what, beginning, mime) => {
    expect(findFileType(Buffer.from(beginning, "latin1"))).toBe(mime);
  });

  it.each([
    ["Word", "word/document.xml", /wordprocessingml/],
    ["Excel", "xl/workbook.xml", /spreadsheetml/],
    ["PowerPoint", "ppt/presentation.xml", /presentationml/],
  ])("is told from other archives: %s", (_what, part, mime) => {
    expect(findFileType(zip("[Content_Types].xml", part))).toMatch(mime);
  });

  it.each<[string, string, string]>([
    ["a video", "\0\0\0\x18ftypisom", "video/mp4"],
    ["a voice", "OggS\0", "audio/ogg"],
    ["a rare container", "RIFF....AVI ", "application/octet-stream"],
  ])("is never refused in a recording: %s", (_what, beginning, mime) => {
    expect(findRecordingType(Buffer.from(beginning, "latin1"))).toBe(mime);
  });

  it.each<[string, Uint8Array]>([
    ["nothing", Buffer.alloc(0)],
    ["a program", Buffer.from("MZ\x90\0")],
    ["words", Buffer.from("Устав товарищества")],
    ["an archive of anything", zip("photo.exe")],
    ["a picture's name only", Buffer.from("PNG")],
  ])("is not taken: %s", (_what, bytes) => {
    expect(findFileType(bytes)).toBeUndefined();
  });
});
