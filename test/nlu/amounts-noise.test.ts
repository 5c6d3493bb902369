import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Locale } from "../../src/i18n/locales.js";
import { LOCALES } from "../../src/i18n/locales.js";
import { parseArea, parseCount, parseMoney } from "../../src/nlu/amounts/amounts.js";
import { foldWord } from "../../src/nlu/amounts/words.js";
import { fastest } from "./fastest.js";

const PARSERS = { parseArea, parseMoney, parseCount };
const MESSAGE_LENGTH = 4096;

const noise = fc.oneof(
  fc.string({ unit: "binary", maxLength: MESSAGE_LENGTH }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        "5",
        "1,5",
        " ",
        "-",
        "м2",
        "га",
        "до",
        "бес",
        "жүз",
        "half",
        "a",
        "/",
        ".",
        "ге",
        "?",
        "млн",
      ),
    )
    .map((parts) => parts.join("")),
);

describe.each(Object.entries(PARSERS))("%s", (_, parse) => {
  it("gives a value or a named problem, whatever is typed", () => {
    fc.assert(
      fc.property(noise, fc.constantFrom<Locale>(...LOCALES), (text, locale) => {
        const outcome = parse(text, locale);

        expect(["value", "problem"]).toContain(outcome.kind);
        expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    "1",
    "1 ",
    "1,",
    "1.1",
    "м",
    "м2 ",
    "-",
    " - ",
    "((",
    "1/",
    "бес ",
    "жүз",
    "one and a ",
    "до ",
    "не ",
    "?",
    "½",
    ". ",
    "7 ",
    "+7 7",
    "\u200B",
    "🙂",
  ])("takes about as long for one long message as for it in sixteen parts, of %j", (piece) => {
    const long = piece.repeat(MESSAGE_LENGTH).slice(0, MESSAGE_LENGTH);
    const parts = Array<string>(16).fill(long.slice(0, MESSAGE_LENGTH / 16));

    parse(long, "ru");
    const longMs = fastest(() => parse(long, "ru"));
    const partsMs = fastest(() => parts.forEach((part) => parse(part, "ru")));

    // A quadratic parser would need sixteen times as long; the constant forgives a collection of garbage.
    expect(longMs).toBeLessThan(3 * partsMs + 6);
  });
});

it("reads a long message as quickly as any other", () => {
  const text = "x".repeat(100_000);

  expect(fastest(() => parseArea(text, "kk"))).toBeLessThan(50);
});

it.each([
  ["бір жарым", "bir jarym"],
  ["екі жүз", "eki zhuz"],
  ["тысяч", "tysyach"],
  ["двадцать", "dvadtsat"],
  ["қырық", "qyryq"],
  ["қырық", "kyryk"],
  ["сегіз", "segız"],
  ["мың", "myñ"],
])("finds the same word in %j and in %j", (cyrillic, latin) => {
  expect(cyrillic.split(" ").map(foldWord)).toEqual(latin.split(" ").map(foldWord));
});
