import type { Block, Typesetter } from "./chart-frame.js";
import { textStyle } from "./chart-frame.js";
import type { Mark } from "./chart-spec.js";
import { MUTED, figureColor } from "./chart-style.js";

const WIDEST_STATUS = 250;
const LABEL_GAP = 14;
// The longest bar keeps at least this share of the width.
const SHORTEST_BAR = 0.4;

/** What stands to the right of a bar: the figure, and under it the words for its status. */
export interface MarkLabel {
  color: string;
  value: Block;
  status: Block;
  width: number;
  height: number;
}

export function setMarkLabel(mark: Mark, type: Typesetter): MarkLabel {
  const value = type.set(mark.valueLabel, 28, "bold", Infinity);
  const status = type.set(mark.status, 18, "regular", WIDEST_STATUS);
  return {
    ...{ value, status, color: figureColor(mark.tone) },
    width: Math.max(value.width, status.width),
    height: value.height + status.height,
  };
}

/** The label as echarts writes it beside a bar. */
export function placeMarkLabel({ value, status, color }: MarkLabel) {
  const lines = [
    ...value.lines.map((line) => `{value|${withoutBraces(line)}}`),
    ...status.lines.map((line) => `{status|${withoutBraces(line)}}`),
  ];
  return {
    ...{ show: true, position: "right" as const, distance: LABEL_GAP, align: "left" as const },
    formatter: () => lines.join("\n"),
    rich: { value: textStyle(value, color), status: textStyle(status, MUTED) },
  };
}

/** Pixels for a value of one, so that every bar leaves room for its label; `undefined` when labels take it all. */
export function pixelsPerUnit(
  marks: readonly { value: number; label: MarkLabel }[],
  width: number,
): number | undefined {
  const scale = Math.min(
    ...marks.map(({ value, label }) => (width - LABEL_GAP - label.width) / value),
  );
  const longest = Math.max(...marks.map(({ value }) => value)) * scale;
  return longest < SHORTEST_BAR * width ? undefined : scale;
}

/** Braces are marks of style in a label of echarts. */
function withoutBraces(line: string): string {
  return line.replaceAll("{", "(").replaceAll("}", ")");
}
