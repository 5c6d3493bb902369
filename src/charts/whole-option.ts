import type { Block, Frame, Typesetter } from "./chart-frame.js";
import { INNER_WIDTH, placeText } from "./chart-frame.js";
import type { WholeAndPartsSpec } from "./chart-spec.js";
import { INK, MARGIN, MUTED } from "./chart-style.js";
import { placeKey, setKey } from "./key-words.js";
import { pixelsPerUnit, setMarkLabel } from "./mark-label.js";
import type { MarkLabel } from "./mark-label.js";
import { wholeSeries } from "./whole-series.js";

const BAR = 46;
const TALL_BAR = 84;
const UNDER_NAME = 8;
const BRACKET = 8;
const FEWEST_BETWEEN = 18;
const MOST_BETWEEN = 44;

export type Group = WholeAndPartsSpec["groups"][number];

/** A group with its texts set and its measures known. */
export interface SetGroup {
  group: Group;
  name: Block | undefined;
  /** Beside the longest bar: the target's, or the whole's where there is no target. */
  endLabel: MarkLabel;
  /** Under the whole, where the target takes the place beside the bar. */
  wholeText: Block | undefined;
  pixelsPerUnit: number;
  barHeight: number;
  /** From the top of the group to the top of the bar's row, and the height of that row. */
  rowTop: number;
  rowHeight: number;
  height: number;
}

/** A bar for the whole with its parts on it, up to the target; `undefined` when it does not fit. */
export function wholeOption(
  spec: WholeAndPartsSpec,
  frame: Frame,
  type: Typesetter,
): object | undefined {
  const barHeight = type.size(spec.groups.length === 1 ? TALL_BAR : BAR);
  const groups = spec.groups
    .map((group) => setGroup(group, barHeight, type))
    .filter((group) => group !== undefined);
  if (groups.length < spec.groups.length) return undefined;

  const key = setKey(spec, type);
  const content = sum(groups.map(({ height }) => height)) + key.height;
  const room = frame.body.bottom - frame.body.top - content;
  const gap = Math.min(MOST_BETWEEN, room / (groups.length + 2));
  if (gap < FEWEST_BETWEEN) return undefined;

  const first = frame.body.top + (room - gap * groups.length) / 2;
  const tops = groups.map(
    (_, i) => first + sum(groups.slice(0, i).map(({ height }) => height + gap)),
  );
  const top = (i: number) => tops[i] ?? first;
  return {
    ...frame.option,
    title: [...frame.option.title, ...groups.flatMap((group, i) => groupTexts(group, top(i)))],
    graphic: [...frame.option.graphic, ...groups.flatMap((group, i) => bracket(group, top(i)))],
    grid: groups.map(({ rowTop, rowHeight }, i) => ({
      ...{ left: MARGIN, width: INNER_WIDTH, top: top(i) + rowTop, height: rowHeight },
    })),
    xAxis: groups.map((group, gridIndex) => ({
      ...{ type: "value", gridIndex, min: 0, show: false },
      max: INNER_WIDTH / group.pixelsPerUnit,
    })),
    yAxis: groups.map((_, gridIndex) => ({ type: "category", gridIndex, show: false, data: [""] })),
    series: groups.flatMap((group, i) => wholeSeries(group, i, type)),
    legend: placeKey(key, first + content - key.height + gap * groups.length),
  };
}

function setGroup(group: Group, barHeight: number, type: Typesetter): SetGroup | undefined {
  const name = group.label ? type.set(group.label, 22, "bold") : undefined;
  const end = group.target ?? group.whole;
  const endLabel = setMarkLabel(end, type);
  const scale = pixelsPerUnit([{ value: end.value, label: endLabel }], INNER_WIDTH);
  if (scale === undefined) return undefined;

  const { valueLabel, status } = group.whole;
  const wholeText = group.target && type.set(`${valueLabel} — ${status}`, 19, "bold");

  const rowTop = name ? name.height + UNDER_NAME : 0;
  const rowHeight = Math.max(barHeight, endLabel.height);
  const underBar = (rowHeight + barHeight) / 2 + (wholeText ? 2 * BRACKET + wholeText.height : 0);
  return {
    ...{ group, name, endLabel, wholeText, barHeight, rowTop, rowHeight },
    pixelsPerUnit: scale,
    height: rowTop + Math.max(rowHeight, underBar),
  };
}

function groupTexts({ name, wholeText, ...group }: SetGroup, top: number): object[] {
  const texts = name ? [placeText(name, INK, top)] : [];
  if (wholeText) texts.push(placeText(wholeText, MUTED, barBottom(group, top) + 2 * BRACKET));
  return texts;
}

/** Holds together what belongs to the whole when the target goes on beyond it. */
function bracket(
  { group, pixelsPerUnit, wholeText, ...measures }: SetGroup,
  top: number,
): object[] {
  if (!wholeText) return [];
  const y = barBottom(measures, top) + BRACKET / 2;
  const right = MARGIN + group.whole.value * pixelsPerUnit;
  const points = [
    [MARGIN, y],
    [MARGIN, y + BRACKET],
    [right, y + BRACKET],
    [right, y],
  ];
  const style = { stroke: MUTED, lineWidth: 1.5, fill: "none" };
  return [{ type: "polyline", shape: { points }, style }];
}

function barBottom(
  { rowTop, rowHeight, barHeight }: Pick<SetGroup, "rowTop" | "rowHeight" | "barHeight">,
  top: number,
): number {
  return top + rowTop + (rowHeight + barHeight) / 2;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
