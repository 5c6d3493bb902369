const ENTRY = 12;
/** A chain of so many pages is not one of a scanner. */
const MOST_PAGES = 2_000;
/** Bytes of one value, by the type of an entry. */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8] as const;
/** What a raw file of a camera has: without its other entries it shows nothing. */
const DNG_VERSION = 50706;

/**
 * What a page needs to be drawn (TIFF 6.0, sections 3 to 22): its size, colours, packing, strips and tiles, how it is
 * turned, its number, and the colour profile. Not who made it, with what, when, where, nor any text.
 */
const OF_PICTURE = new Set([
  ...[254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281],
  ...[282, 283, 284, 290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324],
  ...[325, 326, 327, 328, 332, 334, 336, 338, 339, 340, 341, 342, 347, 512, 513, 514, 515, 517],
  ...[518, 519, 520, 521, 529, 530, 531, 532, 34675],
]);

/** Where the bytes of a page lie, each with the entry that says how long they are: strips, tiles, a JPEG of old. */
const DATA = [
  [273, 279],
  [324, 325],
  [513, 514],
] as const;
const LONG = 4;

interface Entry {
  at: number;
  tag: number;
  type: number;
  count: number;
}

/** The same pages in the same places; whatever else the file held is zeros. */
export function stripTiff(bytes: Buffer): Buffer | undefined {
  const isLittle = bytes.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const own = Buffer.alloc(bytes.length);
  let end = 0;
  // Parts that claim the same bytes again and again would take for ever.
  let left = 2 * bytes.length;
  const copy = (from: number, length: number, to = from) => {
    left -= length;
    if (from + length > bytes.length || left < 0) throw new RangeError("A page without its end");
    bytes.copy(own, to, from, from + length);
    end = Math.max(end, to + length);
  };

  /** An entry that holds its value itself has it in its last four bytes. */
  const placeOf = ({ at, type, count }: Entry) => {
    const length = (SIZES[type] ?? 0) * count;
    return { from: length > 4 ? long(at + 8) : at + 8, length };
  };
  const numbersOf = (entry: Entry | undefined) => {
    if (!entry) return [];
    const { from, length } = placeOf(entry);
    if (from + length > bytes.length) throw new RangeError("An entry without its end");
    const size = entry.type === LONG ? 4 : 2;
    const read = entry.type === LONG ? long : short;
    return Array.from({ length: entry.count }, (_, n) => read(from + n * size));
  };

  copy(0, 8);
  const seen = new Set<number>();
  for (let table = long(4); table !== 0;) {
    if (seen.has(table) || seen.size > MOST_PAGES) return undefined;
    seen.add(table);
    const entries = Array.from({ length: short(table) }, (_, n): Entry => {
      const at = table + 2 + n * ENTRY;
      return { at, tag: short(at), type: short(at + 2), count: long(at + 4) };
    });
    if (entries.some(({ tag }) => tag === DNG_VERSION)) return undefined;
    const kept = entries.filter(({ tag }) => OF_PICTURE.has(tag));
    const next = table + 2 + entries.length * ENTRY;

    copy(table, 2);
    if (isLittle) own.writeUInt16LE(kept.length, table);
    else own.writeUInt16BE(kept.length, table);
    for (const [n, entry] of kept.entries()) {
      copy(entry.at, ENTRY, table + 2 + n * ENTRY);
      const { from, length } = placeOf(entry);
      if (length > 4) copy(from, length);
    }
    copy(next, 4, table + 2 + kept.length * ENTRY);
    for (const [offsets, lengths] of DATA) {
      const sizes = numbersOf(kept.find(({ tag }) => tag === lengths));
      const places = numbersOf(kept.find(({ tag }) => tag === offsets));
      for (const [n, from] of places.entries()) copy(from, sizes[n] ?? 0);
    }
    table = long(next);
  }
  return end > 8 ? own.subarray(0, end) : undefined;
}
