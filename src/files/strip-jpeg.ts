import { readOrientation, writeOrientation } from "./orientation.js";

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const EXIF = "Exif\0\0";
const JFIF = "JFIF\0";

interface Segment {
  marker: number;
  /** From its marker to its last byte. */
  whole: Buffer;
  body: Buffer;
}

/** Segments of the picture itself stay, with its colours and how it is turned; what follows its end falls away. */
export function stripJpeg(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = [Buffer.from([0xff, SOI])];
  let head = 1;
  let turned: number | undefined;
  let hasPicture = false;
  for (let at = 2; ;) {
    // Before a marker any number of filling bytes may stand.
    if (bytes.readUInt8(at) !== 0xff) return undefined;
    while (bytes.readUInt8(at + 1) === 0xff) at++;
    const marker = bytes.readUInt8(at + 1);
    if (marker === EOI) break;

    const segment = readSegment(bytes, at, marker);
    if (!segment) return undefined;
    at += segment.whole.length;
    if (marker === APP1 && startsWith(segment, EXIF)) {
      turned ??= readOrientation(segment.body.subarray(EXIF.length));
    }
    const kept = keep(segment);
    if (kept) parts.push(kept);
    if (marker === APP0 && kept) head = parts.length;
    if (marker !== SOS) continue;
    const end = findScanEnd(bytes, at);
    parts.push(bytes.subarray(at, end));
    at = end;
    hasPicture = true;
  }
  if (!hasPicture) return undefined;
  if (turned !== undefined) parts.splice(head, 0, exifSegment(turned));
  return Buffer.concat([...parts, Buffer.from([0xff, EOI])]);
}

function readSegment(bytes: Buffer, at: number, marker: number): Segment | undefined {
  const length = bytes.readUInt16BE(at + 2);
  const end = at + 2 + length;
  if (length < 2 || end > bytes.length) return undefined;
  return { marker, whole: bytes.subarray(at, end), body: bytes.subarray(at + 4, end) };
}

function keep(segment: Segment): Buffer | undefined {
  const { marker, whole } = segment;
  const isOfPicture = marker !== COM && (marker < APP0 || marker > APP15);
  const isColours = marker === APP14 || (marker === APP2 && startsWith(segment, "ICC_PROFILE\0"));
  if (isOfPicture || isColours) return whole;
  return marker === APP0 && startsWith(segment, JFIF) ? withoutThumbnail(segment) : undefined;
}

function startsWith({ body }: Segment, beginning: string): boolean {
  return body.toString("latin1", 0, beginning.length) === beginning;
}

/** A small picture from before the large one was cropped or blotted. */
function withoutThumbnail({ body }: Segment): Buffer | undefined {
  if (body.length < 14) return undefined;
  const head = Buffer.from([0xff, APP0, 0, 16]);
  return Buffer.concat([head, body.subarray(0, 12), Buffer.from([0, 0])]);
}

/** The next marker after a scan that is neither a stuffed byte nor a restart. */
function findScanEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1);
    const isData = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isData && next !== 0xff) return at;
  }
  throw new RangeError("A scan without an end");
}

function exifSegment(turned: number): Buffer {
  const body = Buffer.concat([Buffer.from(EXIF, "latin1"), writeOrientation(turned)]);
  const head = Buffer.from([0xff, APP1, 0, body.length + 2]);
  return Buffer.concat([head, body]);
}
