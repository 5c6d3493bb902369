import { readOrientation, writeOrientation } from "./orientation.js";

const HEAD = 12;
const KEPT = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]);
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

interface Chunk {
  type: string;
  data: Buffer;
}

export function stripWebp(bytes: Buffer): Buffer | undefined {
  const chunks = readChunks(bytes);
  if (!chunks.some(({ type }) => ["VP8 ", "VP8L", "ANMF"].includes(type))) return undefined;
  const exif = chunks.find(({ type }) => type === "EXIF");
  const turned = exif && readOrientation(withoutPrefix(exif.data));
  const kept = chunks.filter(({ type }) => KEPT.has(type));
  if (turned !== undefined) kept.push({ type: "EXIF", data: writeOrientation(turned) });
  const body = Buffer.concat(
    kept.map((chunk) => writeChunk(chunk.type === "VP8X" ? flagged(chunk, turned) : chunk)),
  );
  const head = Buffer.from(bytes.subarray(0, HEAD));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

function readChunks(bytes: Buffer): Chunk[] {
  const end = bytes.readUInt32LE(4) + 8;
  if (end > bytes.length) throw new RangeError("A picture without its end");
  const chunks: Chunk[] = [];
  for (let at = HEAD; at + 8 <= end;) {
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > end) throw new RangeError("A chunk without its end");
    const data = bytes.subarray(at + 8, at + 8 + length);
    chunks.push({ type: bytes.toString("latin1", at, at + 4), data });
    // A chunk of odd length is filled up by a byte.
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** Some programs write the mark of a JPEG before it. */
function withoutPrefix(data: Buffer): Buffer {
  return data.toString("latin1", 0, 6) === "Exif\0\0" ? data.subarray(6) : data;
}

function flagged({ type, data }: Chunk, turned: number | undefined): Chunk {
  const own = Buffer.from(data);
  own.writeUInt8((own.readUInt8(0) & ~(HAS_EXIF | HAS_XMP)) | (turned ? HAS_EXIF : 0), 0);
  return { type, data: own };
}

function writeChunk({ type, data }: Chunk): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, "latin1");
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}
