import { inflateSync } from "node:zlib";

export interface Pixels {
  width: number;
  height: number;
  /** Brightness of a pixel from 0, black, to 255. */
  brightness: (x: number, y: number) => number;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHANNELS = 4;

/** Reads a PNG of eight bits and four channels, the kind that we draw. */
export function readPng(file: Uint8Array): Pixels {
  const bytes = Buffer.from(file);
  if (!bytes.subarray(0, 8).equals(Buffer.from(SIGNATURE))) throw new Error("Not a PNG");
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  if (bytes[24] !== 8 || bytes[25] !== 6) throw new Error("Not eight bits of RGBA");

  const rows = unfilter(inflateSync(Buffer.concat(listData(bytes))), width * CHANNELS, height);
  return {
    width,
    height,
    brightness(x, y) {
      const at = x * CHANNELS;
      const [r = 0, g = 0, b = 0] = rows[y]?.subarray(at, at + 3) ?? [];
      return Math.round(0.299 * r + 0.587 * g + 0.114 * b);
    },
  };
}

function listData(bytes: Buffer): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const isData = bytes.toString("latin1", at + 4, at + 8) === "IDAT";
    if (isData) chunks.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  return chunks;
}

/** Undoes the filters of the PNG specification, chapter 9. */
function unfilter(raw: Buffer, stride: number, height: number): Buffer[] {
  const rows: Buffer[] = [];
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1);
    const filter = raw[start] ?? 0;
    const row = Buffer.from(raw.subarray(start + 1, start + 1 + stride));
    const above = rows[y - 1] ?? Buffer.alloc(stride);
    for (let i = 0; i < stride; i++) {
      const left = row[i - CHANNELS] ?? 0;
      const up = above[i] ?? 0;
      const corner = above[i - CHANNELS] ?? 0;
      row[i] = ((row[i] ?? 0) + predict(filter, left, up, corner)) & 0xff;
    }
    rows.push(row);
  }
  return rows;
}

function predict(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const nearest = Math.min(...[left, up, corner].map((n) => Math.abs(guess - n)));
      return [left, up, corner].find((n) => Math.abs(guess - n) === nearest) ?? 0;
    }
    default:
      return 0;
  }
}
