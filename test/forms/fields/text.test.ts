import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  parseAddress,
  parseName,
  parsePosition,
  parseProducts,
  parseSector,
} from "../../../src/forms/fields/text.js";

const PARSERS = {
  parseAddress,
  parseName,
  parsePosition,
  parseProducts,
  parseSector,
};

describe("a name", () => {
  it.each([
    ["«Өрлеу» ЖШС", "«Өрлеу» ЖШС"],
    ["ТОО  «Ромашка   2020»", "ТОО «Ромашка 2020»"],
    ["Plant & Sons LLP", "Plant & Sons LLP"],
    ["3D Строй", "3D Строй"],
    ["ЖК", "ЖК"],
    ["Аль-Фараби\nтрейд", "Аль-Фараби трейд"],
    ["Жеті\u200B қазына", "Жеті қазына"],
    ["Завод\u202E77", "Завод77"],
    ["İpek Yolu A.Ş.", "İpek Yolu A.Ş."],
    ["上海工厂有限公司", "上海工厂有限公司"],
  ])("of a company is kept as typed: %j", (text, value) => {
    expect(parseName(text)).toEqual({ kind: "value", value });
  });

  it.each(["Әбдіқадыр Һәкімұлы Ө.", "Иванов-Петров Иван", "Jean-Luc O'Neil", "Асхат"])(
    "of a person is kept as typed: %j",
    (value) => {
      expect(parseName(value)).toEqual({ kind: "value", value });
    },
  );

  it.each([
    ["", "empty"],
    [" \u00A0 ", "empty"],
    ["\u200B\u202E", "empty"],
    ["Ж", "too-short"],
    ["а".repeat(201), "too-long"],
    ["1С", "too-few-letters"],
    ["500", "too-few-letters"],
    ["🙂🙂🙂", "too-few-letters"],
    ["...", "says-none"],
    ["жоқ", "says-none"],
    ["Нет.", "says-none"],
    ["no", "says-none"],
    ["—", "says-none"],
    ["8 701 123 45 67", "looks-like-phone"],
    ["+77011234567", "looks-like-phone"],
    ["тел. 8-701-123-45-67", "looks-like-phone"],
    ["491240075318", "looks-like-identity-number"],
    ["БИН 491240075318", "looks-like-identity-number"],
    ["БСН: 4912 4007 5318", "looks-like-identity-number"],
    ["500 кв м", "looks-like-area"],
    ["0,5 га", "looks-like-area"],
    ["info@plant.kz", "looks-like-email"],
    ["https://plant.kz", "looks-like-link"],
    ["@plant_kz", "looks-like-link"],
    ["Сколько стоит аренда?", "looks-like-question"],
    ["Қанша бос алаң бар?", "looks-like-question"],
    ["What is the rent?", "looks-like-question"],
  ])("is refused when it reads %j: %s", (text, problem) => {
    expect(parseName(text)).toEqual({ kind: "problem", problem });
  });

  it("may hold digits among its letters", () => {
    expect(parseName("Асхат 2")).toEqual({ kind: "value", value: "Асхат 2" });
  });

  it("may be exactly 200 characters long", () => {
    expect(parseName("ә".repeat(200)).kind).toBe("value");
  });
});

describe("an address", () => {
  it.each([
    "Алматы қ., Алатау ауданы, Мамыр-7, 12-үй",
    "050000, г. Алматы,\nул. Абая, 10",
    "https://2gis.kz/almaty/geo/1",
    "12 Abay Ave, Almaty",
  ])("is kept with its lines: %j", (value) => {
    expect(parseAddress(value)).toEqual({ kind: "value", value });
  });

  it.each([
    ["050000", "too-few-letters"],
    ["87011234567", "looks-like-phone"],
    ["қайда?", "looks-like-question"],
    ["x".repeat(301), "too-long"],
  ])("is refused when it reads %j: %s", (text, problem) => {
    expect(parseAddress(text)).toEqual({ kind: "problem", problem });
  });
});

describe("products", () => {
  it("may be a list of lines", () => {
    const text = " кирпич \r\n\r\nплитка,  бордюры\n";

    expect(parseProducts(text)).toEqual({ kind: "value", value: "кирпич\nплитка, бордюры" });
  });

  it("may run to a thousand characters and no further", () => {
    expect(parseProducts("к".repeat(1000)).kind).toBe("value");
    expect(parseProducts("к".repeat(1001))).toEqual({ kind: "problem", problem: "too-long" });
  });
});

it("keeps positions and sectors short", () => {
  expect(parsePosition("Бас директордың орынбасары").kind).toBe("value");
  expect(parsePosition("д".repeat(101))).toEqual({ kind: "problem", problem: "too-long" });
  expect(parseSector("Машиностроение").kind).toBe("value");
  expect(parseSector("м".repeat(101))).toEqual({ kind: "problem", problem: "too-long" });
});

it.each(Object.entries(PARSERS))("%s never breaks the form, whatever is typed", (_, parse) => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      expect(["value", "problem"]).toContain(parse(text).kind);
    }),
  );
});
