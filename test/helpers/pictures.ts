import { crc32, deflateSync } from "node:zlib";

/** Sixteen by twelve dots, as a camera without any data of its own would write them. */
const JPEG = Buffer.from(
  [
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19i",
    "Z2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj",
    "Y2NjY2NjY2P/wAARCAAMABADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF",
    "BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW",
    "V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi",
    "4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC",
    "AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm",
    "Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq",
    "8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDDt9N6fLWnb6b0+WtW3gj44rTt4I+OKKuLkRl+Nlof/9k=",
  ].join(""),
  "base64",
);
const WEBP = Buffer.from(
  "UklGRkgAAABXRUJQVlA4IDwAAACwAQCdASoQAAwAAsBMJbACdAEOtXEwAP724pXOmh/Q8nXtphvx6GgtO8rtNEZKr//cOMEf7XgOX9mZAAA=",
  "base64",
);
/** Stand for whatever nobody else is to read. */
export const SECRET = "43.33N 76.83E, Phone of Aigerim, 2026:11:03 08:15:00";

export interface Camera {
  /** 1 is upright. */
  turned: number;
  hasPlace?: boolean;
  isLittleEndian?: boolean;
}

/** EXIF data: the maker, how the picture is turned, and the place. */
export function exif({ turned, isLittleEndian = false }: Camera): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 3 * 12 + 4);
  const short = (value: number, at: number) =>
    isLittleEndian ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    isLittleEndian ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  const entry = (n: number, tag: number, type: number, count: number) => {
    const at = 10 + n * 12;
    short(tag, at);
    short(type, at + 2);
    long(count, at + 4);
    return at + 8;
  };
  tiff.write(isLittleEndian ? "II*\0" : "MM\0*", "latin1");
  long(8, 4);
  short(3, 8);
  long(tiff.length, entry(0, 0x010f, 2, SECRET.length));
  short(turned, entry(1, 0x0112, 3, 1));
  long(tiff.length, entry(2, 0x8825, 4, 1));
  return Buffer.concat([tiff, Buffer.from(SECRET)]);
}

export function jpegSegment(marker: number, body: Buffer | string): Buffer {
  const bytes = Buffer.from(body as string, "latin1");
  const head = Buffer.from([0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255]);
  return Buffer.concat([head, bytes]);
}

/** A JPEG with these segments after its beginning. */
export function jpeg(...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([JPEG.subarray(0, 2), ...segments, JPEG.subarray(2)]);
}

/** As a telephone writes it: place, time and owner in EXIF, XMP, IPTC and a comment, and a second picture behind. */
export function phoneJpeg(camera: Camera): Buffer {
  const whole = jpeg(
    jpegSegment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), exif(camera)])),
    jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${SECRET}`),
    jpegSegment(0xed, `Photoshop 3.0\0${SECRET}`),
    jpegSegment(0xe2, `MPF\0${SECRET}`),
    jpegSegment(0xfe, SECRET),
  );
  return Buffer.concat([whole, phoneTail()]);
}

function phoneTail(): Buffer {
  return jpeg(jpegSegment(0xfe, SECRET));
}

/** From the tables of a JPEG to its end: what is seen. */
export function pictureOf(bytes: Buffer): Buffer {
  const from = bytes.indexOf(Buffer.from([0xff, 0xdb]));
  return bytes.subarray(from, bytes.indexOf(Buffer.from([0xff, 0xd9]), from) + 2);
}

export function pngChunk(type: string, data: Buffer | string): Buffer {
  const typed = Buffer.concat([Buffer.from(type), Buffer.from(data as string, "latin1")]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(typed.length - 4, 0);
  typed.copy(framed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
}

/** A black dot, with these chunks before its data. */
export function png(...chunks: readonly Buffer[]): Buffer {
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const header = pngChunk("IHDR", Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
  const data = pngChunk("IDAT", deflateSync(Buffer.from([0, 0])));
  return Buffer.concat([signature, header, ...chunks, data, pngChunk("IEND", "")]);
}

export function webpChunk(type: string, data: Buffer | string): Buffer {
  const bytes = Buffer.from(data as string, "latin1");
  const head = Buffer.alloc(8);
  head.write(type);
  head.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, bytes, Buffer.alloc(bytes.length % 2)]);
}

/** Dots with these chunks behind; `flags` say which there are. */
export function webp(flags: number, ...chunks: readonly Buffer[]): Buffer {
  const extended = webpChunk("VP8X", Buffer.from([flags, 0, 0, 0, 15, 0, 0, 11, 0, 0]));
  const body = Buffer.concat([extended, WEBP.subarray(12), ...chunks]);
  const head = Buffer.from(WEBP.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

function box(type: string, ...parts: readonly (Buffer | readonly number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part as Buffer)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4);
  return Buffer.concat([head, body]);
}

/** The frame of a HEIC: one picture of eight bytes, and EXIF data beside it. */
export function heic(picture: Buffer, camera: Camera): Buffer {
  const data = Buffer.concat([Buffer.alloc(4), exif(camera)]);
  const item = (id: number, type: string) =>
    box("infe", [2, 0, 0, 0, 0, id, 0, 0], Buffer.from(`${type}\0`));
  const place = (id: number, offset: number, length: number) => {
    const bytes = Buffer.alloc(14);
    bytes.writeUInt16BE(id, 0);
    bytes.writeUInt16BE(1, 4);
    bytes.writeUInt32BE(offset, 6);
    bytes.writeUInt32BE(length, 10);
    return bytes;
  };
  const frame = (start: number) =>
    Buffer.concat([
      box("ftyp", Buffer.from("heic\0\0\0\0mif1heic")),
      box(
        "meta",
        [0, 0, 0, 0],
        box("iinf", [0, 0, 0, 0, 0, 2], item(1, "hvc1"), item(2, "Exif")),
        box(
          "iloc",
          [0, 0, 0, 0, 0x44, 0, 0, 2],
          place(1, start, picture.length),
          place(2, start + picture.length, data.length),
        ),
      ),
    ]);
  const start = frame(0).length + 8;
  return Buffer.concat([frame(start), box("mdat", picture, data)]);
}

/** A page of a scanner: four dots in a strip, and who, where and when. */
export function tiff({ isLittleEndian = false } = {}): Buffer {
  const dots = Buffer.from("dots");
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, 3, 1, 2],
    [257, 3, 1, 2],
    [271, 2, SECRET.length, 0],
    [273, 4, 1, 0],
    [274, 3, 1, 6],
    [279, 4, 1, dots.length],
    [34853, 4, 1, 0],
    [37510, 7, SECRET.length, 0],
  ];
  const tableEnd = 8 + 2 + entries.length * 12 + 4;
  const bytes = Buffer.alloc(tableEnd);
  const short = (value: number, at: number) =>
    isLittleEndian ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    isLittleEndian ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  bytes.write(isLittleEndian ? "II*\0" : "MM\0*", "latin1");
  long(8, 4);
  short(entries.length, 8);
  for (const [n, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + n * 12;
    short(tag, at);
    short(type, at + 2);
    long(count, at + 4);
    const isText = type === 2 || type === 7;
    const place = tag === 273 ? tableEnd : tableEnd + dots.length;
    if (isText || tag === 273 || tag === 34853) long(place, at + 8);
    else if (type === 3) short(value, at + 8);
    else long(value, at + 8);
  }
  return Buffer.concat([bytes, dots, Buffer.from(SECRET)]);
}
