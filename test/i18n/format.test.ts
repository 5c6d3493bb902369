import { describe, expect, it } from "vitest";
import {
  asOf,
  asOfBrief,
  byDate,
  byYear,
  formatArea,
  formatAreaRange,
  formatDate,
  formatDateTime,
  formatDay,
  formatMoney,
  formatNumber,
  formatPercent,
  formatUsd,
} from "../../src/i18n/format.js";
import { LOCALES } from "../../src/i18n/locales.js";

/** The same figure in the order kk, ru, en; `_` stands for a space that does not break. */
function inAll(format: (locale: (typeof LOCALES)[number]) => string): string[] {
  return LOCALES.map((locale) => format(locale).replaceAll("\u00A0", "_"));
}

describe("a reader of Kazakh, Russian and English sees", () => {
  it.each([
    [0, ["0", "0", "0"]],
    [999, ["999", "999", "999"]],
    [1074, ["1_074", "1_074", "1,074"]],
    [10_379, ["10_379", "10_379", "10,379"]],
    [1_500_000, ["1_500_000", "1_500_000", "1,500,000"]],
    [32.8, ["32,8", "32,8", "32.8"]],
    [1500.25, ["1_500,25", "1_500,25", "1,500.25"]],
    [-1500, ["−1_500", "−1_500", "−1,500"]],
  ])("the number %d", (n, texts) => {
    expect(inAll((locale) => formatNumber(locale, n))).toEqual(texts);
  });

  it.each([
    [88_000, ["88_000_м²", "88_000_м²", "88,000_m²"]],
    [133_900, ["133_900_м²", "133_900_м²", "133,900_m²"]],
    [500, ["500_м²", "500_м²", "500_m²"]],
    [8093.71, ["8_093,71_м²", "8_093,71_м²", "8,093.71_m²"]],
  ])("the area %d", (m2, texts) => {
    expect(inAll((locale) => formatArea(locale, m2))).toEqual(texts);
  });

  it.each([
    [{ min: 500, max: 700 }, ["500–700_м²", "500–700_м²", "500–700_m²"]],
    [{ min: 1500, max: 2000 }, ["1_500–2_000_м²", "1_500–2_000_м²", "1,500–2,000_m²"]],
    [{ min: 500, max: 500 }, ["500_м²", "500_м²", "500_m²"]],
  ])("the range %j", (range, texts) => {
    expect(inAll((locale) => formatAreaRange(locale, range))).toEqual(texts);
  });

  it.each([
    [3_500_000_000, ["3,5_млрд теңге", "3,5_млрд тенге", "KZT_3.5_billion"]],
    [378_000_000_000, ["378_млрд теңге", "378_млрд тенге", "KZT_378_billion"]],
    [1_100_000_000_000, ["1,1_трлн теңге", "1,1_трлн тенге", "KZT_1.1_trillion"]],
    [10_250_000, ["10,25_млн теңге", "10,25_млн тенге", "KZT_10.25_million"]],
    [1_155_000_000_000, ["1_155_млрд теңге", "1_155_млрд тенге", "KZT_1,155_billion"]],
    [1_234_567, ["1_234_567 теңге", "1_234_567 тенге", "KZT_1,234,567"]],
    [150_000, ["150_000 теңге", "150_000 тенге", "KZT_150,000"]],
    [1350, ["1_350 теңге", "1_350 тенге", "KZT_1,350"]],
    [0, ["0 теңге", "0 тенге", "KZT_0"]],
  ])("%d tenge, to the last one", (tenge, texts) => {
    expect(inAll((locale) => formatMoney(locale, tenge))).toEqual(texts);
  });

  it.each([
    [33_700_000, ["33,7_млн АҚШ доллары", "33,7_млн долларов США", "$33.7_million"]],
    [850_000_000, ["850_млн АҚШ доллары", "850_млн долларов США", "$850_million"]],
    [2_400_000_000, ["2,4_млрд АҚШ доллары", "2,4_млрд долларов США", "$2.4_billion"]],
    [1, ["1 АҚШ доллары", "1 доллар США", "$1"]],
    [42, ["42 АҚШ доллары", "42 доллара США", "$42"]],
    [1.5, ["1,5 АҚШ доллары", "1,5 доллара США", "$1.5"]],
    [150_000, ["150_000 АҚШ доллары", "150_000 долларов США", "$150,000"]],
  ])("%d dollars", (dollars, texts) => {
    expect(inAll((locale) => formatUsd(locale, dollars))).toEqual(texts);
  });

  it("a percentage", () => {
    expect(inAll((locale) => formatPercent(locale, 32.8))).toEqual(["32,8_%", "32,8_%", "32.8%"]);
  });

  it.each([
    ["2023-07-31", ["2023 жылғы 31 шілде", "31 июля 2023 года", "31 July 2023"]],
    ["2022-04-08", ["2022 жылғы 8 сәуір", "8 апреля 2022 года", "8 April 2022"]],
    ["2026-12-07", ["2026 жылғы 7 желтоқсан", "7 декабря 2026 года", "7 December 2026"]],
  ])("the date %s", (date, texts) => {
    expect(inAll((locale) => formatDate(locale, date))).toEqual(texts);
  });

  it("a day without its year", () => {
    const texts = ["21 қараша", "21 ноября", "21 November"];

    expect(inAll((locale) => formatDay(locale, "2026-11-21"))).toEqual(texts);
  });

  it("the time in Almaty, where the new day has begun before UTC", () => {
    const moment = new Date("2026-11-20T19:05:00Z");

    expect(inAll((locale) => formatDateTime(locale, moment))).toEqual([
      "2026 жылғы 21 қараша, 00:05",
      "21 ноября 2026 года, 00:05",
      "21 November 2026, 00:05",
    ]);
  });

  it("as of which date a figure holds", () => {
    expect(inAll((locale) => asOf(locale, "2023-07-31"))).toEqual([
      "2023 жылғы 31 шілдедегі жағдай бойынша",
      "по состоянию на 31 июля 2023 года",
      "as of 31 July 2023",
    ]);
    expect(inAll((locale) => asOfBrief(locale, "2022-04-08"))).toEqual([
      "2022 жылғы 8 сәуірдегі жағдай",
      "на 8 апреля 2022 года",
      "as of 8 April 2022",
    ]);
  });

  it("by when an answer comes", () => {
    expect(inAll((locale) => byDate(locale, "2026-12-07"))).toEqual([
      "2026 жылғы 7 желтоқсанға дейін",
      "до 7 декабря 2026 года",
      "by 7 December 2026",
    ]);
    expect(inAll((locale) => byYear(locale, 2025))).toEqual([
      "2025 жылға дейін",
      "к 2025 году",
      "by 2025",
    ]);
  });
});

it("names all months in every form", () => {
  const firsts = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, "0")}-01`);

  expect(firsts.map((date) => formatDay("kk", date).slice(2))).toEqual(
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" "),
  );
  expect(firsts.map((date) => byDate("kk", date).split(" ").at(-2))).toEqual(
    "қаңтарға ақпанға наурызға сәуірге мамырға маусымға шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға".split(
      " ",
    ),
  );
  expect(firsts.map((date) => asOf("kk", date).split(" ").at(-3))).toEqual(
    "қаңтардағы ақпандағы наурыздағы сәуірдегі мамырдағы маусымдағы шілдедегі тамыздағы қыркүйектегі қазандағы қарашадағы желтоқсандағы".split(
      " ",
    ),
  );
  expect(firsts.map((date) => formatDay("ru", date).slice(2))).toEqual(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
  );
  expect(firsts.map((date) => formatDay("en", date).slice(2))).toEqual(
    "January February March April May June July August September October November December".split(
      " ",
    ),
  );
});

it("refuses a moment where a date is meant, since its day depends on the clock", () => {
  expect(() => formatDate("ru", "2026-11-20T19:05:00Z")).toThrow("Not a date");
});
