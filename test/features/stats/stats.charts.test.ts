import { describe, expect, it } from "vitest";
import { createDrawing } from "../../../src/charts/draw-chart.js";
import type { Fact } from "../../../src/db/schema.js";
import { figuresOf } from "../../../src/features/facts/figures.js";
import { publishedFacts } from "../../../src/features/facts/published-facts.js";
import { themeChart } from "../../../src/features/stats/stats.charts.js";
import { PICTURE_THEMES } from "../../../src/features/stats/theme.js";
import { translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";

const figures = figuresOf(publishedFacts() as Fact[]);
const draw = await createDrawing();

describe.each(LOCALES)("in %s", (locale) => {
  const words = { t: translator(locale), locale, figures };

  it.each(PICTURE_THEMES)("draws %s: its words fit on the picture", (theme) => {
    const png = draw(themeChart(theme, words));

    expect(Buffer.from(png).subarray(1, 4).toString()).toBe("PNG");
  });

  it.each(PICTURE_THEMES)("names the source and the date under the picture of %s", (theme) => {
    const { footer } = themeChart(theme, words);

    expect(footer).toContain("The Astana Times");
    expect(footer).toContain("2023");
  });

  it("gives one key to what is the same in both groups of the parks", () => {
    const spec = themeChart("parks", words);

    const statuses = spec.kind === "whole-and-parts" ? spec.groups.map(({ parts }) => parts) : [];
    const [count = [], area = []] = statuses.map((parts) => parts.map((part) => part.status));
    expect(count).toHaveLength(2);
    expect(area).toEqual(count);
  });
});

it("draws the portfolio beside what was implemented, without adding them", () => {
  const words = { t: translator("en"), locale: "en" as const, figures };

  expect(themeChart("projects", words)).toEqual({
    kind: "bars",
    title: "Value of the zone’s projects",
    rows: [
      {
        label: "Whole portfolio",
        value: 378e9,
        valueLabel: "KZT\u00A0378\u00A0billion",
        status: "portfolio",
        tone: "portfolio",
      },
      {
        label: "Implemented in 2016–2022",
        value: 124e9,
        valueLabel: "KZT\u00A0124\u00A0billion",
        status: "fact",
        tone: "fact",
      },
    ],
    footer: "Source: The Astana Times, citing Kazinform, 31 July 2023",
  });
});

it("keeps the target apart from the parks that there are, and the disputed part recognisable", () => {
  const words = { t: translator("en"), locale: "en" as const, figures };

  const spec = themeChart("parks", words);

  expect(spec).toMatchObject({
    groups: [
      {
        whole: { value: 29, tone: "fact" },
        parts: [
          { value: 11, tone: "fact", status: "operating: fact" },
          { value: 18, tone: "disputed", valueLabel: "about 18" },
        ],
        target: { value: 40, tone: "target", status: "target for 2025, set in April 2022" },
      },
      { whole: { value: 133_900 }, target: { value: 250_000 } },
    ],
  });
});
