import type { Mark, Tone } from "./chart-spec.js";
import { INK, PAPER, TONES } from "./chart-style.js";
import type { Typesetter } from "./typesetter.js";

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const FIGURE_SIZES = [20, 18, 16];
const FIGURE_PADDING = 8;

/** Radius at the rounded ends of a bar. */
export function cornerOf(barHeight: number): number {
  return barHeight * 0.26;
}

/** A bar as SVG; its border lies within it. */
export function drawBar(
  { x, y, width, height }: Area,
  tone: Tone,
  rounded: { left?: boolean; right?: boolean } = { left: true, right: true },
): string {
  const { fill, border = { color: "none", width: 0, dashes: "none" } } = TONES[tone];
  const inset = border.width / 2;
  const [left, right] = [x + inset, x + Math.max(inset, width - inset)];
  const [top, bottom] = [y + inset, y + height - inset];
  const corner = Math.min(cornerOf(height) - inset, (right - left) / 2);
  const l = rounded.left ? corner : 0;
  const r = rounded.right ? corner : 0;
  const turn = (radius: number, x: number, y: number) =>
    `a${radius} ${radius} 0 0 1 ${x * radius} ${y * radius}`;
  const path =
    `M${left + l} ${top}H${right - r}${turn(r, 1, 1)}V${bottom - r}${turn(r, -1, 1)}` +
    `H${left + l}${turn(l, -1, -1)}V${top + l}${turn(l, 1, -1)}z`;
  const stroke = `stroke="${border.color}" stroke-width="${border.width}" stroke-dasharray="${border.dashes}"`;
  return `<path d="${path}" fill="${fill}" ${stroke}/>`;
}

/** The figure on its bar, where there is room for it; on stripes it needs paper under it. */
export function drawFigure({ valueLabel, tone }: Mark, bar: Area, type: Typesetter): string {
  const figures = FIGURE_SIZES.map((size) => type.set(valueLabel, size, "bold", Infinity));
  const figure = figures.find(({ width }) => width + 2 * FIGURE_PADDING <= bar.width);
  if (!figure) return "";
  const x = bar.x + (bar.width - figure.width) / 2;
  const y = bar.y + (bar.height - figure.height) / 2;
  const drawn = figure.draw(x, y, TONES[tone].inside ?? INK);
  if (tone !== "disputed") return drawn;
  const plate = `x="${x - FIGURE_PADDING}" y="${y}" width="${figure.width + 2 * FIGURE_PADDING}"`;
  return `<rect ${plate} height="${figure.height}" rx="6" fill="${PAPER}"/>${drawn}`;
}
