export interface Glyphs {
  has(character: string): boolean;
  /** Advance as a share of the font size; an unknown character takes the width of the missing-glyph box. */
  widthOf(character: string): number;
}

/** Reads from a TrueType file which characters it draws and how wide (OpenType tables cmap, head, hhea, hmtx). */
export function readGlyphs(file: Uint8Array): Glyphs {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = readTables(view);
  const unitsPerEm = view.getUint16(offsetOf(tables, "head") + 18);
  const metricsCount = view.getUint16(offsetOf(tables, "hhea") + 34);
  const metrics = offsetOf(tables, "hmtx");
  const glyphIds = readCharacterMap(view, offsetOf(tables, "cmap"));

  const glyphOf = (character: string) => glyphIds.get(character.codePointAt(0) ?? 0) ?? 0;
  return {
    has: (character) => glyphOf(character) !== 0,
    widthOf(character) {
      // Glyphs past the last metric share its width.
      const index = Math.min(glyphOf(character), metricsCount - 1);
      return view.getUint16(metrics + index * 4) / unitsPerEm;
    },
  };
}

function readTables(view: DataView): ReadonlyMap<string, number> {
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
    tables.set(tag, view.getUint32(record + 8));
  }
  return tables;
}

function offsetOf(tables: ReadonlyMap<string, number>, tag: string): number {
  const offset = tables.get(tag);
  if (offset === undefined) throw new Error(`The font file has no table "${tag}"`);
  return offset;
}

/** Code point to glyph, from the subtable of format 4, which every font has for the letters we use. */
function readCharacterMap(view: DataView, cmap: number): ReadonlyMap<number, number> {
  const subtables = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, i) => cmap + view.getUint32(cmap + 4 + i * 8 + 4),
  );
  const table = subtables.find((offset) => view.getUint16(offset) === 4);
  if (table === undefined) throw new Error("The font file has no character map of format 4");

  const glyphIds = new Map<number, number>();
  const segments = view.getUint16(table + 6) / 2;
  for (let i = 0; i < segments; i++) addSegment(view, table, segments, i, glyphIds);
  return glyphIds;
}

function addSegment(
  view: DataView,
  table: number,
  segments: number,
  index: number,
  glyphIds: Map<number, number>,
): void {
  const ends = table + 14 + index * 2;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const ranges = deltas + segments * 2;
  const first = view.getUint16(starts);
  const last = Math.min(view.getUint16(ends), 0xfffe);
  const delta = view.getUint16(deltas);
  const range = view.getUint16(ranges);
  for (let code = first; code <= last; code++) {
    const glyph = range === 0 ? code : view.getUint16(ranges + range + (code - first) * 2);
    if (glyph !== 0 || range === 0) glyphIds.set(code, (glyph + delta) & 0xffff);
  }
}
