import { drawBar } from "./bar.js";
import type { WholeAndPartsSpec } from "./chart-spec.js";
import { INK, INNER_WIDTH, MARGIN } from "./chart-style.js";
import type { Piece, Typesetter } from "./typesetter.js";

const SWATCH = { width: 32, height: 20 };
const INDENT = 44;
const BETWEEN = 8;

/** Pattern, figures and words of each kind of part; parts of the same status share an entry. */
export function setLegend({ groups }: WholeAndPartsSpec, type: Typesetter): Piece {
  const parts = groups.flatMap((group) => group.parts);
  const tones = new Map(parts.map(({ status, tone }) => [status, tone]));
  const entries = [...tones].map(([status, tone]) => {
    const figures = parts.filter((part) => part.status === status).map((part) => part.valueLabel);
    const words = `${figures.join(" · ")} — ${status}`;
    return { tone, text: type.set(words, 19, "regular", INNER_WIDTH - INDENT) };
  });
  return {
    height: entries.reduce((sum, { text }) => sum + text.height, (entries.length - 1) * BETWEEN),
    draw(top) {
      let y = top;
      const drawn = entries.map(({ tone, text }) => {
        const swatch = { ...SWATCH, x: MARGIN, y: y + (text.height - SWATCH.height) / 2 };
        const entry = drawBar(swatch, tone) + text.draw(MARGIN + INDENT, y, INK);
        y += text.height + BETWEEN;
        return entry;
      });
      return drawn.join("");
    },
  };
}
