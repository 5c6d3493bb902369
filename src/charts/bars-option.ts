import type { Frame, Typesetter } from "./chart-frame.js";
import { INNER_WIDTH, placeText } from "./chart-frame.js";
import type { BarsSpec } from "./chart-spec.js";
import { INK, MARGIN, TONES } from "./chart-style.js";
import { pixelsPerUnit, placeMarkLabel, setMarkLabel } from "./mark-label.js";

const BAR = 44;
const CORNER = 12;
const UNDER_NAME = 6;
const BETWEEN_ROWS = 16;
const WIDEST_PITCH = 150;

/** Bars one under another, each with its name above and its figure beside it; `undefined` when they do not fit. */
export function barsOption(spec: BarsSpec, frame: Frame, type: Typesetter): object | undefined {
  const bar = type.size(BAR);
  const rows = spec.rows.map((mark) => ({
    ...mark,
    name: type.set(mark.label, 21, "regular"),
    mark: setMarkLabel(mark, type),
  }));

  const scale = pixelsPerUnit(
    rows.map(({ value, mark }) => ({ value, label: mark })),
    INNER_WIDTH,
  );
  if (scale === undefined) return undefined;

  // No name may run into a label that is taller than its bar; all names stand equally high.
  const lifts = rows.map(({ name, mark, value }) =>
    name.width > value * scale ? Math.max(bar, mark.height) / 2 : bar / 2,
  );
  const lift = Math.max(...lifts) + UNDER_NAME;
  const over = Math.max(...rows.map(({ name }) => name.height)) + lift;
  const under = Math.max(bar, ...rows.map(({ mark }) => mark.height)) / 2;
  const room = frame.body.bottom - frame.body.top - 2 * BETWEEN_ROWS;
  const pitch = Math.min(WIDEST_PITCH, room / rows.length);
  if (pitch < over + under + BETWEEN_ROWS) return undefined;

  const height = pitch * rows.length;
  const middle = (frame.body.top + frame.body.bottom) / 2;
  // Names stand over the bars, so the rows look centred when the bars are a little lower.
  const top = middle - height / 2 + (over - under) / 2;
  const center = (i: number) => top + (i + 0.5) * pitch;
  return {
    ...frame.option,
    title: [
      ...frame.option.title,
      ...rows.map(({ name }, i) => placeText(name, INK, center(i) - lift - name.height)),
    ],
    grid: { top, height, left: MARGIN, width: INNER_WIDTH },
    xAxis: { type: "value", min: 0, max: INNER_WIDTH / scale, show: false },
    yAxis: { type: "category", inverse: true, show: false, data: rows.map(({ label }) => label) },
    series: [
      {
        ...{ type: "bar", barWidth: bar },
        data: rows.map(({ value, tone, mark }) => ({
          value,
          itemStyle: { ...TONES[tone], borderRadius: CORNER },
          label: placeMarkLabel(mark),
        })),
      },
    ],
  };
}
