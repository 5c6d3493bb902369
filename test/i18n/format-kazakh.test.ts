import { describe, expect, it } from "vitest";
import { about, moreThan } from "../../src/i18n/format-bounds.js";
import { kazakhSuffix } from "../../src/i18n/format-kazakh.js";
import { LOCALES } from "../../src/i18n/locales.js";

describe("a Kazakh number", () => {
  it.each([
    [152, "ден"],
    [76, "дан"],
    [1074, "тен"],
    [10, "нан"],
    [20, "дан"],
    [40, "тан"],
    [90, "нан"],
    [100, "ден"],
    [1000, "нан"],
    [1200, "ден"],
    [0, "ден"],
    [1, "ден"],
    [3, "тен"],
    [9, "дан"],
    [30, "дан"],
    [50, "ден"],
    [60, "тан"],
    [70, "тен"],
    [80, "нен"],
    [5000, "нан"],
    [88_000, "нан"],
    [1_000_000, "нан"],
    [1_500_000, "нан"],
    [1_000_000_000, "тан"],
    [1_000_000_000_000, "нан"],
    [3.5, "тен"],
  ])("%d takes -%s for more than", (n, suffix) => {
    expect(kazakhSuffix(n, "ablative")).toBe(suffix);
  });

  it.each([
    [5, "ке"],
    [6, "ға"],
    [9, "ға"],
    [10, "ға"],
    [15, "ке"],
    [20, "ға"],
    [40, "қа"],
    [100, "ге"],
    [1000, "ға"],
    [1, "ге"],
    [2, "ге"],
    [7, "ге"],
    [8, "ге"],
    [50, "ге"],
    [60, "қа"],
    [70, "ке"],
    [80, "ге"],
    [90, "ға"],
    [1_000_000, "ға"],
    [1_000_000_000, "қа"],
  ])("%d takes -%s for up to", (n, suffix) => {
    expect(kazakhSuffix(n, "dative")).toBe(suffix);
  });
});

describe("a figure that is not exact", () => {
  it.each([
    [{ kind: "number", n: 1200 }, ["1_200-ден астам", "более 1_200", "more than 1,200"]],
    [{ kind: "number", n: 152 }, ["152-ден астам", "более 152", "more than 152"]],
    [
      { kind: "area", m2: 88_000 },
      ["88_000 шаршы метрден астам", "более 88_000_м²", "more than 88,000_m²"],
    ],
    [
      { kind: "money", tenge: 3_500_000_000 },
      ["3,5_млрд теңгеден астам", "более 3,5_млрд тенге", "more than KZT_3.5_billion"],
    ],
  ] as const)("says more than %j", (figure, texts) => {
    const said = LOCALES.map((locale) => moreThan(locale, figure).replaceAll("\u00A0", "_"));

    expect(said).toEqual(texts);
  });

  it("says about how much", () => {
    const figure = { kind: "money", tenge: 3_500_000_000 } as const;

    expect(LOCALES.map((locale) => about(locale, figure).replaceAll("\u00A0", "_"))).toEqual([
      "шамамен 3,5_млрд теңге",
      "около 3,5_млрд тенге",
      "about KZT_3.5_billion",
    ]);
  });
});
