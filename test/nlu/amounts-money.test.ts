import { describe, expect, it } from "vitest";
import type { Locale } from "../../src/i18n/locales.js";
import { parseCount, parseMoney } from "../../src/nlu/amounts/amounts.js";

describe("money", () => {
  it.each<[Locale, string, number, string]>([
    ["ru", "500к", 500_000, "KZT"],
    ["ru", "1.5 млн", 1_500_000, "KZT"],
    ["ru", "1,5млн", 1_500_000, "KZT"],
    ["ru", "1 500 000", 1_500_000, "KZT"],
    ["ru", "1500000", 1_500_000, "KZT"],
    ["ru", "полтора млрд", 1_500_000_000, "KZT"],
    ["ru", "полмиллиарда тенге", 500_000_000, "KZT"],
    ["ru", "миллион с половиной", 1_500_000, "KZT"],
    ["ru", "1 млн 500 тыс тенге", 1_500_000, "KZT"],
    ["ru", "2м", 2_000_000, "KZT"],
    ["ru", "7 700 000 000 тг", 7_700_000_000, "KZT"],
    ["ru", "2 млн долларов", 2_000_000, "USD"],
    ["ru", "10 млн руб.", 10_000_000, "RUB"],
    ["kk", "бір жарым миллиард", 1_500_000_000, "KZT"],
    ["kk", "бир жарым миллиард тенге", 1_500_000_000, "KZT"],
    ["kk", "3,5млрд тг", 3_500_000_000, "KZT"],
    ["kk", "3,5 млрд теңге", 3_500_000_000, "KZT"],
    ["kk", "екі жүз елу миллион теңгеге дейін", 250_000_000, "KZT"],
    ["kk", "2 млн АҚШ доллары", 2_000_000, "USD"],
    ["en", "$2m", 2_000_000, "USD"],
    ["en", "$2.4bn", 2_400_000_000, "USD"],
    ["en", "KZT 3.5 billion", 3_500_000_000, "KZT"],
    ["en", "₸1,500,000", 1_500_000, "KZT"],
    ["en", "half a million euros", 500_000, "EUR"],
    ["en", "1.1 trillion tenge", 1_100_000_000_000, "KZT"],
    ["en", "10 million yuan", 10_000_000, "CNY"],
  ])("in %s is read from %j", (locale, text, amount, currency) => {
    expect(parseMoney(text, locale)).toEqual({
      kind: "value",
      value: { min: amount, max: amount, currency },
    });
  });

  it("may be a range whose millions are said once", () => {
    expect(parseMoney("1-2 млрд тенге", "ru")).toEqual({
      kind: "value",
      value: { min: 1_000_000_000, max: 2_000_000_000, currency: "KZT" },
    });
    expect(parseMoney("$2m-$3m", "en")).toEqual({
      kind: "value",
      value: { min: 2_000_000, max: 3_000_000, currency: "USD" },
    });
  });

  it.each<[Locale, string, string]>([
    ["ru", "", "empty"],
    ["ru", "не знаю", "not-a-number"],
    ["kk", "көп ақша", "not-a-number"],
    ["ru", "5", "scale-needed"],
    ["kk", "150", "scale-needed"],
    ["ru", "1,500 млн", "ambiguous"],
    ["kk", "1,500", "ambiguous"],
    ["ru", "0 тенге", "too-small"],
    ["ru", "-5 млн", "negative"],
    ["ru", "1000 трлн", "too-large"],
    ["ru", "87011234567", "looks-like-phone"],
    ["ru", "5 млн и 7 млн", "several-numbers"],
    ["ru", "500 м2", "not-money"],
    ["ru", "5 тонн", "not-money"],
    ["ru", "5 млн тенге или долларов?", "looks-like-question"],
  ])("in %s is refused when it reads %j: %s", (locale, text, problem) => {
    expect(parseMoney(text, locale)).toEqual({ kind: "problem", problem });
  });
});

describe("a number of jobs", () => {
  it.each<[Locale, string, number]>([
    ["ru", "0", 0],
    ["ru", "25 рабочих мест", 25],
    ["ru", "двадцать пять", 25],
    ["ru", "1,500", 1500],
    ["ru", "1 074", 1074],
    ["kk", "жиырма бес жұмыс орны", 25],
    ["kk", "25 адам", 25],
    ["kk", "нөл", 0],
    ["en", "twenty-five", 25],
    ["en", "1,074 jobs", 1074],
  ])("in %s is read from %j", (locale, text, count) => {
    expect(parseCount(text, locale)).toEqual({ kind: "value", value: count });
  });

  it.each<[Locale, string, string]>([
    ["ru", "", "empty"],
    ["ru", "много", "not-a-number"],
    ["ru", "2,5", "not-whole"],
    ["kk", "бір жарым", "not-whole"],
    ["ru", "-5", "negative"],
    ["ru", "20-30", "several-numbers"],
    ["ru", "1000001", "too-large"],
    ["ru", "500 м2", "not-a-count"],
    ["ru", "5 тенге", "not-a-count"],
    ["ru", "8 701 123 45 67", "looks-like-phone"],
    ["en", "How many do you need?", "looks-like-question"],
  ])("in %s is refused when it reads %j: %s", (locale, text, problem) => {
    expect(parseCount(text, locale)).toEqual({ kind: "problem", problem });
  });
});
