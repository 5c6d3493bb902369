import { FONT_FAMILY } from "./chart-font.js";
import type { Typesetter } from "./chart-frame.js";
import type { Mark, Tone } from "./chart-spec.js";
import { ON_TONE, PAPER, TONES } from "./chart-style.js";
import { placeMarkLabel } from "./mark-label.js";
import type { SetGroup } from "./whole-option.js";

const CORNER = 12;
const ROUND = [CORNER, CORNER, CORNER, CORNER];
const VALUE_SIZES = [20, 18, 16];
const VALUE_PADDING = 8;
// What is left of a whole after its parts counts as nothing when only rounding made it.
const ROUNDING = 0.99;

/** The bars of one group: the whole, on it the parts from the left, and beyond it what is left to the target. */
export function wholeSeries(
  { group, endLabel, barHeight, pixelsPerUnit }: SetGroup,
  index: number,
  type: Typesetter,
): object[] {
  const { whole, target, parts } = group;
  const place = {
    ...{ type: "bar", xAxisIndex: index, yAxisIndex: index, barWidth: barHeight, barGap: "-100%" },
  };
  // The target comes out from behind the rounded end of the whole; drawn in full it would shine through the edges.
  const hidden = Math.max(0, whole.value - (2 * CORNER) / pixelsPerUnit);
  const end = placeMarkLabel(endLabel);
  const beyond = target &&
    target.value > whole.value && [
      {
        ...place,
        stack: `target of ${index}`,
        data: [hidden],
        itemStyle: { color: "transparent" },
      },
      {
        ...{ ...place, stack: `target of ${index}`, data: [target.value - hidden], label: end },
        itemStyle: { ...TONES[target.tone], borderRadius: [0, CORNER, CORNER, 0] },
      },
    ];
  return [
    ...(beyond || []),
    {
      ...{ ...place, z: 3, data: [whole.value], label: beyond ? { show: false } : end },
      // Under parts that cover it a whole of another colour would show at their edges.
      itemStyle: isCovered(group)
        ? { color: "transparent" }
        : { ...TONES[whole.tone], borderRadius: CORNER },
    },
    ...parts.map((part, i) => ({
      ...{ ...place, z: 4, stack: `parts of ${index}`, name: part.status, data: [part.value] },
      itemStyle: { ...TONES[part.tone], borderRadius: cornersOf(group, i) },
      label: insideLabel(part, part.value * pixelsPerUnit, type),
    })),
  ];
}

/** Parts that touch are rounded at the outer ends only. */
function cornersOf(group: SetGroup["group"], index: number): number[] {
  const { parts } = group;
  if (parts.length === 1 && !isCovered(group)) return ROUND;
  const left = index === 0 ? CORNER : 0;
  const right = index === parts.length - 1 ? CORNER : 0;
  return [left, right, right, left];
}

function isCovered({ parts, whole }: SetGroup["group"]): boolean {
  return parts.reduce((total, { value }) => total + value, 0) >= whole.value * ROUNDING;
}

/** The figure on its part, where there is room for it; the key names it in any case. */
function insideLabel({ valueLabel, tone }: Mark, width: number, type: Typesetter): object {
  const texts = VALUE_SIZES.map((size) => type.set(valueLabel, size, "bold", Infinity));
  const text = texts.find((block) => block.width + 2 * VALUE_PADDING <= width);
  if (!text) return { show: false };
  return {
    ...{ show: true, position: "inside", formatter: () => valueLabel, ...plate(tone) },
    ...{ color: ON_TONE[tone], fontFamily: FONT_FAMILY, fontSize: text.size, fontWeight: "bold" },
  };
}

/** Keeps a figure readable on stripes. */
function plate(tone: Tone): object {
  if (tone !== "disputed") return {};
  return { backgroundColor: PAPER, padding: [3, VALUE_PADDING], borderRadius: 6 };
}
