import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { readGlyphs } from "./glyphs.js";

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
  const glyphs = { regular: readGlyphs(regular), bold: readGlyphs(bold) };
  return {
    files: [regular, bold],
    measure(text, size, weight) {
      let width = 0;
      for (const character of text) width += glyphs[weight].widthOf(character);
      return width * size;
    },
  };
}
