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
  /** Beside the bar: the larger of target and whole. */
  endLabel: MarkLabel;
  /** Under the bar, held by a bracket: the smaller of the two, where there is a target. */
  inner: { value: number; text: Block } | undefined;
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
  const { whole, target } = group;
  const isBeyond = target !== undefined && target.value > whole.value;
  const end = isBeyond ? target : whole;
  const endLabel = setMarkLabel(end, type);
  const scale = pixelsPerUnit([{ value: end.value, label: endLabel }], INNER_WIDTH);
  if (scale === undefined) return undefined;

  const short = isBeyond ? whole : target;
  const inner = short && {
    value: short.value,
    // No wider than the bar, or it would run into the label beside it.
    text: type.set(`${short.valueLabel} — ${short.status}`, 19, "bold", end.value * scale),
  };
  const rowTop = name ? name.height + UNDER_NAME : 0;
  const rowHeight = Math.max(barHeight, endLabel.height);
  const underBar = (rowHeight + barHeight) / 2 + (inner ? 2 * BRACKET + inner.text.height : 0);
  return {
    ...{ group, name, endLabel, inner, barHeight, rowTop, rowHeight },
    pixelsPerUnit: scale,
    height: rowTop + Math.max(rowHeight, underBar),
  };
}

function groupTexts({ name, inner, ...group }: SetGroup, top: number): object[] {
  const texts = name ? [placeText(name, INK, top)] : [];
  if (inner) texts.push(placeText(inner.text, MUTED, barBottom(group, top) + 2 * BRACKET));
  return texts;
}

/** Shows on a bar how far the smaller of whole and target goes. */
function bracket({ inner, pixelsPerUnit, ...measures }: SetGroup, top: number): object[] {
  if (!inner) return [];
  const y = barBottom(measures, top) + BRACKET / 2;
  const right = MARGIN + inner.value * pixelsPerUnit;
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
