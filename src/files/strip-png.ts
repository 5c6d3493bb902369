import { crc32 } from "node:zlib";
import { readOrientation, writeOrientation } from "./orientation.js";

const SIGNATURE_LENGTH = 8;
/** Length, type and check sum around the data of a chunk. */
const FRAME = 12;
/** What the picture is made of, and how it is to look; all else tells something about it. */
const KEPT = new Set([
  ...["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP"],
  ...["mDCV", "cLLI", "bKGD", "hIST", "pHYs", "acTL", "fcTL", "fdAT"],
]);

export function stripPng(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = [bytes.subarray(0, SIGNATURE_LENGTH)];
  for (let at = SIGNATURE_LENGTH; ;) {
    const end = at + bytes.readUInt32BE(at) + FRAME;
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) return undefined;
    const isCritical = /^[A-Z]/.test(type);
    if (KEPT.has(type)) parts.push(bytes.subarray(at, end));
    else if (isCritical) return undefined;
    if (type === "eXIf") {
      const turned = readOrientation(bytes.subarray(at + 8, end - 4));
      if (turned !== undefined) parts.push(chunk("eXIf", writeOrientation(turned)));
    }
    if (type === "IEND") return Buffer.concat(parts);
    at = end;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([around.subarray(0, 4), typed, around.subarray(4)]);
}
