import { beforeAll, describe, expect, it } from "vitest";
import type { ChartSpec } from "../../src/charts/chart-spec.js";
import { createDrawing } from "../../src/charts/draw-chart.js";
import type { DrawChart } from "../../src/charts/draw-chart.js";
import { LOCALES } from "../../src/i18n/locales.js";
import { readPng } from "./png.js";
import type { Pixels } from "./png.js";
import { jobsChart, parksChart, portfolioChart } from "./samples.js";

const KAZAKH = Array.from("әғқңөұүһіӘҒҚҢӨҰҮҺІ");
// Of the private use area: no font has it, so the missing-glyph box is drawn.
const UNKNOWN = "\uE000";
// Where the first letters of title (bold) and subtitle (regular) stand, in pixels.
const TITLE = { left: 60, right: 180, top: 56, bottom: 128 };
const SUBTITLE = { left: 60, right: 180, top: 130, bottom: 178 };
const DARK = 160;

let draw: DrawChart;

beforeAll(async () => {
  draw = await createDrawing();
});

describe("a reader of Kazakh", () => {
  it("sees each letter of his own in both weights, and no empty boxes", () => {
    const [unknown, ...letters] = [UNKNOWN, ...KAZAKH].map((letter) => {
      const png = readPng(draw({ ...jobsChart("kk"), title: letter, subtitle: letter }));
      return { bold: darkSpots(png, TITLE), regular: darkSpots(png, SUBTITLE) };
    });

    for (const weight of ["bold", "regular"] as const) {
      const shapes = letters.map((letter) => letter[weight]);
      expect(shapes.filter((shape) => shape.length < 20)).toEqual([]);
      expect(shapes).not.toContainEqual(unknown?.[weight]);
      expect(new Set(shapes.map(String)).size).toBe(KAZAKH.length);
    }
  });
});

describe("a picture", () => {
  it.each(LOCALES)("in %s has all it shows within its margins", (locale) => {
    const pictures = [portfolioChart, jobsChart, parksChart].map((chart) =>
      readPng(draw(chart(locale))),
    );

    expect(pictures.map(countMarksInMargins)).toEqual([0, 0, 0]);
  });

  it("keeps to its margins when texts are long, by more lines and smaller letters", () => {
    const long = "Жұмыс істеп тұрған шағын өнеркәсіптік парктердегі тұрақты жұмыс орындарының саны";
    const chart: ChartSpec = {
      kind: "bars",
      title: `${long}, ${long}`,
      footer: `Дереккөз: ${long}, ${long}, ${long}`,
      rows: [1, 2].map((value) => ({
        label: `${long} ${long}`,
        ...{ value, valueLabel: "10 379 жұмыс орны", status: long, tone: "plan" },
      })),
    };

    const picture = readPng(draw(chart));

    expect(countMarksInMargins(picture)).toBe(0);
  });

  it("tells every kind of figure apart without its colour", () => {
    const tones = ["fact", "plan", "target", "portfolio", "disputed"] as const;
    const status = "дерек";

    const pictures = tones.map((tone) => {
      const row = { label: "жол", value: 1, valueLabel: "1", status, tone };
      return readPng(draw({ ...jobsChart("kk"), kind: "bars", rows: [row] }));
    });

    const patterns = pictures.map((png) => listChanges(png, 200, 700));
    expect(new Set(patterns.map(String)).size).toBe(tones.length);
  });

  it("is drawn as well when the target has been reached", () => {
    const chart = parksChart("kk") as Extract<ChartSpec, { kind: "whole-and-parts" }>;
    const groups = chart.groups.map(({ target, ...group }) => {
      return { ...group, target: target && { ...target, value: group.whole.value / 2 } };
    });

    const picture = readPng(draw({ ...chart, groups }));

    expect(countMarksInMargins(picture)).toBe(0);
  });

  it("is the same each time it is drawn", () => {
    const [first, second] = [draw(parksChart("kk")), draw(parksChart("kk"))];

    expect(Buffer.from(first)).toEqual(Buffer.from(second));
  });
});

describe("a chart that cannot be drawn says why", () => {
  const bars = jobsChart("ru") as Extract<ChartSpec, { kind: "bars" }>;
  const whole = portfolioChart("ru") as Extract<ChartSpec, { kind: "whole-and-parts" }>;
  const group = whole.groups[0];
  const row = bars.rows[0];
  if (!group || !row) throw new Error("The samples have rows and groups");
  const parts = [
    { ...row, value: 300 },
    { ...row, value: 100 },
  ];

  it.each<[string, ChartSpec]>([
    ["A chart needs a title", { ...bars, title: " " }],
    ["A chart needs a footer", { ...bars, footer: "" }],
    ["A chart has 1 to 6 rows, not 0", { ...bars, rows: [] }],
    ["A chart has 1 to 6 rows, not 7", { ...bars, rows: Array.from({ length: 7 }, () => row) }],
    ["has NaN", { ...bars, rows: [{ ...row, value: NaN }] }],
    ["has 0", { ...bars, rows: [{ ...row, value: 0 }] }],
    ["A chart needs a status", { ...bars, rows: [{ ...row, status: "" }] }],
    ["come to 400, more than their whole of 378", { ...whole, groups: [{ ...group, parts }] }],
    ["too long to fit", { ...bars, title: "Өнеркәсіп ".repeat(200) }],
    ["No chart of kind", { ...bars, kind: "pie" as never }],
  ])("%s", (reason, spec) => {
    expect(() => draw(spec)).toThrow(reason);
  });
});

/** Places of dark pixels in a part of the picture, from its left top corner. */
function darkSpots({ brightness }: Pixels, area: typeof TITLE): number[] {
  const spots: number[] = [];
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) {
      if (brightness(x, y) < DARK) spots.push((y - area.top) * 1000 + x - area.left);
    }
  }
  return spots;
}

/** Pixels that are not paper within 34 pixels of the edge, where nothing may be. */
function countMarksInMargins({ width, height, brightness }: Pixels): number {
  let count = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isMargin = x < 60 || x >= width - 60 || y < 34 || y >= height - 34;
      if (isMargin && brightness(x, y) !== 255) count++;
    }
  }
  return count;
}

/** Where brightness changes within the only bar, between two columns: its pattern, whatever the colours. */
function listChanges({ brightness, height }: Pixels, left: number, right: number): string[] {
  const rows = Array.from({ length: height }, (_, y) => y);
  const inBar = rows.filter((y) => y > 200 && y < 700 && brightness(right, y) < 254);
  const [top = 0, bottom = 0] = [inBar[0], inBar.at(-1)];
  const changes: string[] = [];
  for (let y = top + 1; y <= bottom; y++) {
    for (let x = left; x < right; x++) {
      const before = [brightness(x - 1, y), brightness(x, y - 1)];
      if (before.some((b) => Math.abs(brightness(x, y) - b) > 6)) changes.push(`${x},${y}`);
    }
  }
  return changes;
}
