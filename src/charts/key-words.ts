import type { Block, Typesetter } from "./chart-frame.js";
import { INNER_WIDTH, textStyle } from "./chart-frame.js";
import type { WholeAndPartsSpec } from "./chart-spec.js";
import { INK, MARGIN } from "./chart-style.js";

const SWATCH = { width: 32, height: 20, gap: 12 };
const BETWEEN = 8;

/** The key under a picture of parts: pattern, figures and words for each kind of part. */
export interface Key {
  entries: { status: string; text: Block }[];
  height: number;
}

/** Parts of the same status share an entry, which holds their figures from all groups. */
export function setKey(spec: WholeAndPartsSpec, type: Typesetter): Key {
  const parts = spec.groups.flatMap((group) => group.parts);
  const statuses = [...new Set(parts.map(({ status }) => status))];
  const entries = statuses.map((status) => {
    const figures = parts.filter((part) => part.status === status).map((part) => part.valueLabel);
    const width = INNER_WIDTH - SWATCH.width - SWATCH.gap;
    const text = type.set(`${figures.join(" · ")} — ${status}`, 19, "regular", width);
    return { status, text };
  });
  const heights = entries.map(({ text }) => Math.max(text.height, SWATCH.height));
  const height = heights.reduce((total, h) => total + h, 0) + BETWEEN * (entries.length - 1);
  return { entries, height };
}

/** The key as echarts draws it: its legend, which takes the patterns from the series of the same name. */
export function placeKey({ entries }: Key, top: number): object {
  const [first] = entries;
  if (!first) return { show: false };
  return {
    ...{ orient: "vertical", left: MARGIN, top, padding: 0, itemGap: BETWEEN, align: "left" },
    ...{ itemWidth: SWATCH.width, itemHeight: SWATCH.height, icon: "roundRect" },
    data: entries.map(({ status }) => status),
    formatter: (name: string) =>
      entries.find(({ status }) => status === name)?.text.lines.join("\n") ?? name,
    textStyle: { ...textStyle(first.text, INK), padding: [0, 0, 0, SWATCH.gap - 5] },
  };
}
