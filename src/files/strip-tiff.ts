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
  const tiff = new Tiff(bytes);
  tiff.copy(0, 8);
  const seen = new Set<number>();
  for (let table = tiff.long(4); table !== 0;) {
    if (seen.has(table) || seen.size > MOST_PAGES) return undefined;
    seen.add(table);
    const entries = tiff.entriesOf(table);
    if (entries.some(({ tag }) => tag === DNG_VERSION)) return undefined;
    const next = table + 2 + entries.length * ENTRY;
    copyPage(tiff, { table, next, kept: entries.filter(({ tag }) => OF_PICTURE.has(tag)) });
    table = tiff.long(next);
  }
  return seen.size > 0 ? tiff.stripped : undefined;
}

interface Page {
  /** Where its table of entries stands, and where the place of the next one. */
  table: number;
  next: number;
  kept: Entry[];
}

function copyPage(tiff: Tiff, { table, next, kept }: Page): void {
  tiff.copy(table, 2);
  tiff.writeShort(kept.length, table);
  for (const [n, entry] of kept.entries()) {
    tiff.copy(entry.at, ENTRY, table + 2 + n * ENTRY);
    const { from, length } = tiff.placeOf(entry);
    if (length > 4) tiff.copy(from, length);
  }
  tiff.copy(next, 4, table + 2 + kept.length * ENTRY);
  for (const [offsets, lengths] of DATA) {
    const sizes = tiff.numbersOf(kept.find(({ tag }) => tag === lengths));
    const places = tiff.numbersOf(kept.find(({ tag }) => tag === offsets));
    for (const [n, from] of places.entries()) tiff.copy(from, sizes[n] ?? 0);
  }
}

/** A file in either byte order, and what of it was copied so far. A place outside of it is a `RangeError`. */
class Tiff {
  readonly #isLittle: boolean;
  readonly #own: Buffer;
  #end = 0;
  /** Parts that claim the same bytes again and again would take for ever. */
  #left: number;

  constructor(readonly bytes: Buffer) {
    this.#isLittle = bytes.toString("latin1", 0, 2) === "II";
    this.#own = Buffer.alloc(bytes.length);
    this.#left = 2 * bytes.length;
  }

  get stripped(): Buffer {
    return this.#own.subarray(0, this.#end);
  }

  short(at: number): number {
    return this.#isLittle ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at);
  }

  long(at: number): number {
    return this.#isLittle ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at);
  }

  writeShort(value: number, at: number): void {
    if (this.#isLittle) this.#own.writeUInt16LE(value, at);
    else this.#own.writeUInt16BE(value, at);
  }

  copy(from: number, length: number, to = from): void {
    this.#left -= length;
    if (from + length > this.bytes.length || this.#left < 0) {
      throw new RangeError("A page without its end");
    }
    this.bytes.copy(this.#own, to, from, from + length);
    this.#end = Math.max(this.#end, to + length);
  }

  entriesOf(table: number): Entry[] {
    return Array.from({ length: this.short(table) }, (_, n) => {
      const at = table + 2 + n * ENTRY;
      return { at, tag: this.short(at), type: this.short(at + 2), count: this.long(at + 4) };
    });
  }

  /** An entry that holds its value itself has it in its last four bytes. */
  placeOf({ at, type, count }: Entry): { from: number; length: number } {
    const length = (SIZES[type] ?? 0) * count;
    return { from: length > 4 ? this.long(at + 8) : at + 8, length };
  }

  /** The numbers of an entry, short ones or long ones. */
  numbersOf(entry: Entry | undefined): number[] {
    if (!entry) return [];
    const { from, length } = this.placeOf(entry);
    if (from + length > this.bytes.length) throw new RangeError("An entry without its end");
    const isLong = entry.type === LONG;
    const read = (n: number) => (isLong ? this.long(from + n * 4) : this.short(from + n * 2));
    return Array.from({ length: entry.count }, (_, n) => read(n));
  }
}
