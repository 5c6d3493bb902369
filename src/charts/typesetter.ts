import type { ChartFont, Weight } from "./chart-font.js";
import { INNER_WIDTH } from "./chart-style.js";
import { wrapEvenly } from "./wrap-text.js";

const LINE_HEIGHT = 1.3;
// Of Noto Sans, as a share of the font size: capitals and figures stand in the middle of their line.
const CAPITAL_HEIGHT = 0.714;

/** A text broken into lines, measured before its place is known. */
export interface Block {
  width: number;
  height: number;
  /** As SVG, from its left top corner. */
  draw(x: number, top: number, color: string): string;
}

/** What takes up the width of a picture, measured before its place is known. */
export interface Piece {
  height: number;
  draw(top: number): string;
}

/** Sets texts at one scale; smaller scales are tried when a picture is too full. */
export interface Typesetter {
  /** A font size at this scale. */
  size(points: number): number;
  set(text: string, points: number, weight: Weight, width?: number): Block;
}

export function createTypesetter(font: ChartFont, scale: number): Typesetter {
  const size = (points: number) => Math.round(points * scale * 10) / 10;
  return {
    size,
    set(text, points, weight, width = INNER_WIDTH) {
      const fontSize = size(points);
      const measure = (part: string) => font.measure(part, fontSize, weight);
      const lines = wrapEvenly(text, width, measure);
      const lineHeight = Math.round(fontSize * LINE_HEIGHT);
      const baseline = (lineHeight + fontSize * CAPITAL_HEIGHT) / 2;
      return {
        width: Math.ceil(Math.max(...lines.map(measure))),
        height: lines.length * lineHeight,
        draw(x, top, color) {
          const font = `font-size="${fontSize}" font-weight="${weight === "bold" ? 700 : 400}"`;
          const rows = lines.map(
            (line, i) =>
              `<tspan x="${x}" y="${top + i * lineHeight + baseline}">${escape(line)}</tspan>`,
          );
          return `<text ${font} fill="${color}">${rows.join("")}</text>`;
        },
      };
    },
  };
}

function escape(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
