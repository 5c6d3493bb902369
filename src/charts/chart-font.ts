import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

export type Weight = "regular" | "bold";

export const FONT_FAMILY = "Noto Sans";

const FILES: Record<Weight, string> = {
  regular: "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  bold: "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
};

export interface ChartFont {
  files: Uint8Array[];
  /** Width in pixels of a text on one line. */
  measure(text: string, size: number, weight: Weight): number;
}

/** Reads both weights of the font from its package. */
export function loadChartFont(): ChartFont {
  const require = createRequire(import.meta.url);
  const regular = readFileSync(require.resolve(FILES.regular));
  const bold = readFileSync(require.resolve(FILES.bold));
  const widths = { regular: readWidths(regular), bold: readWidths(bold) };
  return {
    files: [regular, bold],
    measure(text, size, weight) {
      let width = 0;
      for (const character of text) width += widths[weight](character);
      return width * size;
    },
  };
}

/** Width of a character as a share of the font size (OpenType tables head, hhea, hmtx and cmap). */
function readWidths(file: Buffer): (character: string) => number {
  const unitsPerEm = file.readUInt16BE(findTable(file, "head") + 18);
  const metricsCount = file.readUInt16BE(findTable(file, "hhea") + 34);
  const metrics = findTable(file, "hmtx");
  // Glyphs past the last metric share its width.
  const widthOf = (glyph: number) =>
    file.readUInt16BE(metrics + Math.min(glyph, metricsCount - 1) * 4) / unitsPerEm;

  const widths = new Map<number, number>();
  const map = findCharacterMap(file);
  for (let i = 0; i < file.readUInt32BE(map + 12); i++) {
    const range = map + 16 + i * 12;
    const first = file.readUInt32BE(range);
    const last = file.readUInt32BE(range + 4);
    const glyph = file.readUInt32BE(range + 8);
    for (let code = first; code <= last; code++) widths.set(code, widthOf(glyph + code - first));
  }
  // What the font lacks is drawn as a box, its first glyph.
  return (character) => widths.get(character.codePointAt(0) ?? 0) ?? widthOf(0);
}

function findTable(file: Buffer, tag: string): number {
  for (let i = 0; i < file.readUInt16BE(4); i++) {
    const record = 12 + i * 16;
    if (file.toString("latin1", record, record + 4) === tag) return file.readUInt32BE(record + 8);
  }
  throw new Error(`The font file has no table "${tag}"`);
}

/** The subtable of format 12: ranges of code points, each with its first glyph. */
function findCharacterMap(file: Buffer): number {
  const cmap = findTable(file, "cmap");
  for (let i = 0; i < file.readUInt16BE(cmap + 2); i++) {
    const subtable = cmap + file.readUInt32BE(cmap + 8 + i * 8);
    if (file.readUInt16BE(subtable) === 12) return subtable;
  }
  throw new Error("The font file has no character map of format 12");
}
