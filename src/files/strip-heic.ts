interface Box {
  type: string;
  /** Of its first byte after the header. */
  from: number;
  to: number;
}

interface Extent {
  offset: number;
  length: number;
}

/** Items that are part of the picture; how it is turned is a property of these, not of EXIF data. */
const OF_PICTURE = new Set(["hvc1", "hev1", "av01", "grid", "iden", "iovl", "tmap", "jpeg"]);
const OUTERMOST = new Set(["ftyp", "meta", "mdat", "free", "skip", "wide"]);
/** EXIF data that says nothing: some readers refuse a file without any where it promises some. */
const EMPTY_EXIF = Buffer.from("\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0", "latin1");
/** What follows the version of a box that has one. */
const VERSIONED = 4;

/**
 * Everything in a HEIC file is found by its place, so what is not of the picture is blotted out where it stands.
 * Nothing for what is more than one picture, or is laid out in a way that is not known.
 */
export function stripHeic(bytes: Buffer): Buffer | undefined {
  const outer = listBoxes(bytes, 0, bytes.length);
  const meta = outer.find(({ type }) => type === "meta");
  if (!meta || outer.some(({ type }) => !OUTERMOST.has(type))) return undefined;
  const boxes = listBoxes(bytes, meta.from + VERSIONED, meta.to);
  const find = (type: string) => boxes.find((box) => box.type === type);
  const [items, places, data] = [find("iinf"), find("iloc"), find("idat")];
  if (!items || !places) return undefined;

  const types = readTypes(bytes, items);
  const extents = readPlaces(bytes, places, data);
  if (!types || !extents) return undefined;
  const stripped = Buffer.from(bytes);
  for (const [id, of] of extents) {
    if (OF_PICTURE.has(types.get(id) ?? "")) continue;
    for (const { offset, length } of of) {
      if (offset + length > bytes.length) return undefined;
      stripped.fill(0, offset, offset + length);
    }
    const [first] = of;
    if (types.get(id) === "Exif" && first && first.length >= EMPTY_EXIF.length) {
      EMPTY_EXIF.copy(stripped, first.offset);
    }
  }
  for (const { type, from, to } of outer) {
    if (type === "free" || type === "skip" || type === "wide") stripped.fill(0, from, to);
  }
  return stripped;
}

function listBoxes(bytes: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    const short = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const isLong = short === 1;
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    const head = isLong ? 16 : 8;
    if (size < head || at + size > to) throw new RangeError(`The box ${type} does not fit`);
    boxes.push({ type, from: at + head, to: at + size });
    at += size;
  }
  return boxes;
}

/** What each item is, by its id. */
function readTypes(bytes: Buffer, { from, to }: Box): Map<number, string> | undefined {
  const isShort = bytes.readUInt8(from) === 0;
  const types = new Map<number, string>();
  for (const item of listBoxes(bytes, from + VERSIONED + (isShort ? 2 : 4), to)) {
    const version = bytes.readUInt8(item.from);
    if (item.type !== "infe" || version < 2) return undefined;
    const at = item.from + VERSIONED;
    const id = version === 2 ? bytes.readUInt16BE(at) : bytes.readUInt32BE(at);
    const typeAt = at + (version === 2 ? 4 : 6);
    types.set(id, bytes.toString("latin1", typeAt, typeAt + 4));
  }
  return types;
}

/** Where the bytes of each item stand in the file. */
function readPlaces(
  bytes: Buffer,
  { from }: Box,
  data: Box | undefined,
): Map<number, Extent[]> | undefined {
  const version = bytes.readUInt8(from);
  if (version > 2) return undefined;
  const sizes = bytes.readUInt16BE(from + VERSIONED);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  let at = from + VERSIONED + 2;
  const read = (size: number) => {
    const value =
      size === 0 ? 0 : size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size);
    at += size;
    return value;
  };
  const places = new Map<number, Extent[]>();
  for (let left = read(version < 2 ? 2 : 4); left > 0; left--) {
    const id = read(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : read(2) & 15;
    read(2);
    const start = read(baseSize) + (method === 1 ? (data?.from ?? Infinity) : 0);
    if (method > 1 || start === Infinity) return undefined;
    const extents = Array.from({ length: read(2) }, () => {
      read(indexSize);
      return { offset: start + read(offsetSize), length: read(lengthSize) };
    });
    // A length of nothing means the whole file.
    if (extents.some(({ length }) => length === 0)) return undefined;
    places.set(id, extents);
  }
  return places;
}
