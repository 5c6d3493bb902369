import type { Area } from "./bar.js";
import { cornerOf, drawBar, drawFigure } from "./bar.js";
import type { Weight } from "./chart-font.js";
import type { ChartSpec, Mark, WholeAndPartsSpec } from "./chart-spec.js";
import { INK, INNER_WIDTH, MARGIN, MUTED, TONES } from "./chart-style.js";
import type { Block, Piece, Typesetter } from "./typesetter.js";

const BAR = 46;
const OVER_BAR = 6;
const BESIDE_BAR = 14;
const BRACKET = 8;
const WIDEST_VALUE = 440;
const WIDEST_STATUS = 230;
// What is left of a whole after its parts counts as nothing when only rounding made it.
const ROUNDING = 0.99;

type Group = WholeAndPartsSpec["groups"][number];

/** A bar with its name over it and a label at its end. */
interface Row {
  group: Group;
  /** The larger of whole and target: how far the bar goes. The smaller is shown by a bracket under it. */
  end: Mark;
  name: Block | undefined;
  label: { width: number; height: number; draw(x: number, top: number): string };
  pixelsPerUnit: number;
}

/** The bars of a chart, from the top. */
export function setRows(spec: ChartSpec, type: Typesetter): Piece[] {
  if (spec.kind === "whole-and-parts") {
    return spec.groups.map((group) => toPiece(setRow(group, "bold", type), type));
  }
  const rows = spec.rows.map((mark) => {
    return setRow({ label: mark.label, whole: mark, parts: [] }, "regular", type);
  });
  // Figures side by side are compared, so they share a scale.
  const pixelsPerUnit = Math.min(...rows.map((row) => row.pixelsPerUnit));
  return rows.map((row) => toPiece({ ...row, pixelsPerUnit }, type));
}

function setRow(group: Group, weight: Weight, type: Typesetter): Row {
  const { whole, target } = group;
  const end = target && target.value > whole.value ? target : whole;
  const name = group.label ? type.set(group.label, 22, weight) : undefined;
  const label = setLabel(end, type);
  const pixelsPerUnit = (INNER_WIDTH - BESIDE_BAR - label.width) / end.value;
  return { group, end, name, label, pixelsPerUnit };
}

/** The figure, and under it the words for its status. */
function setLabel(mark: Mark, type: Typesetter): Row["label"] {
  const value = type.set(mark.valueLabel, 28, "bold", WIDEST_VALUE);
  const status = type.set(mark.status, 18, "regular", WIDEST_STATUS);
  return {
    width: Math.max(value.width, status.width),
    height: value.height + status.height,
    draw: (x, top) =>
      value.draw(x, top, TONES[mark.tone].beside ?? INK) +
      status.draw(x, top + value.height, MUTED),
  };
}

function toPiece({ group, end, name, label, pixelsPerUnit }: Row, type: Typesetter): Piece {
  const bar = type.size(BAR);
  const length = end.value * pixelsPerUnit;
  const inner = end === group.target ? group.whole : group.target;
  // No wider than the bar, or it would run into the label beside it.
  const under = inner && type.set(`${inner.valueLabel} — ${inner.status}`, 19, "bold", length);
  // The label starts where the name ends, so that neither runs into the other.
  const labelTop = name?.height ?? 0;
  const barTop = labelTop + type.size(OVER_BAR);
  const bottom = barTop + bar;
  return {
    height: Math.max(labelTop + label.height, under ? bottom + 2 * BRACKET + under.height : bottom),
    draw: (top) =>
      [
        name?.draw(MARGIN, top, INK),
        drawBars(group, top + barTop, bar, pixelsPerUnit, type),
        label.draw(MARGIN + length + BESIDE_BAR, top + labelTop),
        inner && drawBracket(inner.value * pixelsPerUnit, top + bottom + BRACKET / 2),
        under?.draw(MARGIN, top + bottom + 2 * BRACKET, MUTED),
      ].join(""),
  };
}

/** From the left the parts; behind them the whole; and from behind its end what is left to the target. */
function drawBars(
  { whole, parts, target }: Group,
  y: number,
  height: number,
  pixelsPerUnit: number,
  type: Typesetter,
): string {
  const span = (from: number, to: number): Area => {
    return { x: MARGIN + from * pixelsPerUnit, y, width: (to - from) * pixelsPerUnit, height };
  };
  let drawn = "";
  if (target && target.value > whole.value) {
    const start = Math.max(0, whole.value - cornerOf(height) / pixelsPerUnit);
    drawn += drawBar(span(start, target.value), target.tone, { right: true });
  }
  const sum = parts.reduce((total, { value }) => total + value, 0);
  // Under parts that cover it a whole of another colour would show at their edges.
  if (sum < whole.value * ROUNDING) drawn += drawBar(span(0, whole.value), whole.tone);
  let from = 0;
  for (const [i, part] of parts.entries()) {
    const area = span(from, from + part.value);
    // Parts that touch are rounded at the outer ends only.
    drawn += drawBar(area, part.tone, { left: i === 0, right: i === parts.length - 1 });
    drawn += drawFigure(part, area, type);
    from += part.value;
  }
  return drawn;
}

/** Shows how far the smaller of whole and target goes. */
function drawBracket(length: number, y: number): string {
  const path = `M${MARGIN} ${y}v${BRACKET}h${length}v${-BRACKET}`;
  return `<path d="${path}" fill="none" stroke="${MUTED}" stroke-width="1.5"/>`;
}
