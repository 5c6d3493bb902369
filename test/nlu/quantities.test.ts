import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "../../src/i18n/locales.js";
import { parseGas, parsePower, parseWater } from "../../src/nlu/amounts/quantities.js";

describe("electric power", () => {
  it.each<[Locale, string, number, number]>([
    ["ru", "500 кВт", 500, 500],
    ["ru", "0,4 МВт", 400, 400],
    ["ru", "500", 500, 500],
    ["ru", "до 500 квт", 500, 500],
    ["ru", "300-500 кВт", 300, 500],
    ["ru", "пол мегаватта", 500, 500],
    ["ru", "две тысячи кВт", 2_000, 2_000],
    ["kk", "жарты МВт", 500, 500],
    ["kk", "400 кВт қажет", 400, 400],
    ["en", "1.5 MW", 1_500, 1_500],
    ["en", "1,500 kW", 1_500, 1_500],
    ["en", "half a megawatt", 500, 500],
  ])("in %s is read from %j", (locale, text, min, max) => {
    expect(parsePower(text, locale)).toEqual({ kind: "value", value: { min, max } });
  });

  it.each<[Locale, string, string]>([
    ["ru", "", "empty"],
    ["ru", "много", "not-a-number"],
    ["ru", "1,500 кВт", "ambiguous"],
    ["ru", "500 кВт·ч", "other-unit"],
    ["ru", "500 кВтч", "other-unit"],
    ["ru", "630 кВА", "other-unit"],
    ["ru", "500 м2", "other-unit"],
    ["ru", "2000 МВт", "too-large"],
    ["kk", "-5 кВт", "negative"],
  ])("in %s is asked back when it reads %j: %s", (locale, text, problem) => {
    expect(parsePower(text, locale)).toEqual({ kind: "problem", problem });
  });

  it("is the same number in every language and either unit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.constantFrom(...LOCALES), (kw, locale) => {
        const inKw = parsePower(`${kw} ${locale === "en" ? "kW" : "кВт"}`, locale);
        const inMw = parsePower(`${kw} ${locale === "en" ? "MW" : "МВт"}`, locale);

        expect(inKw).toEqual({ kind: "value", value: { min: kw, max: kw } });
        expect(inMw).toEqual({ kind: "value", value: { min: kw * 1_000, max: kw * 1_000 } });
      }),
    );
  });
});

describe("gas an hour and water a day", () => {
  it.each<[Locale, string]>([
    ["ru", "20 м³/ч"],
    ["ru", "20 м3/час"],
    ["ru", "20 кубов в час"],
    ["ru", "20"],
    ["kk", "сағатына 20 м³"],
    ["kk", "20 текше метр сағатына"],
    ["en", "20 m³/h"],
    ["en", "20 cubic metres per hour"],
  ])("gas in %s is read from %j", (locale, text) => {
    expect(parseGas(text, locale)).toEqual({ kind: "value", value: { min: 20, max: 20 } });
  });

  it.each<[Locale, string]>([
    ["ru", "5 м³/сут"],
    ["ru", "5 кубов в сутки"],
    ["ru", "5 м3 в день"],
    ["kk", "тәулігіне 5 м³"],
    ["en", "5 m³/day"],
    ["en", "5 m3 a day"],
  ])("water in %s is read from %j", (locale, text) => {
    expect(parseWater(text, locale)).toEqual({ kind: "value", value: { min: 5, max: 5 } });
  });

  it.each<[string, ReturnType<typeof parseGas>]>([
    ["gas a day", parseGas("20 м³ в сутки", "ru")],
    ["gas a year", parseGas("100 м3/год", "ru")],
    ["water an hour", parseWater("5 м³/ч", "ru")],
    ["litres", parseWater("2 л/с", "ru")],
  ])("%s is asked back, not converted", (_what, read) => {
    expect(read).toEqual({ kind: "problem", problem: "other-unit" });
  });

  it("never throws, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...LOCALES), (text, locale) => {
        for (const parse of [parsePower, parseGas, parseWater]) parse(text, locale);
      }),
    );
  });
});
