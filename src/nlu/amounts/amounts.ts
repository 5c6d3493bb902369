import type { Locale } from "../../i18n/locales.js";
import { findShape } from "./bounds.js";
import type { Bound, ShapeProblem } from "./bounds.js";
import { readItems } from "./items.js";
import type { Item, Quantity } from "./items.js";
import { FEWEST_BARE_M2, measureEnds } from "./measure.js";
import type { Currency, Measure } from "./measure.js";
import { tokenize } from "./tokens.js";
import type { Token } from "./tokens.js";
import type { Unit } from "./words.js";

export type Read<T, Problem extends string> =
  { kind: "value"; value: T } | { kind: "problem"; problem: Problem };

/** An amount as it was said: the ends are equal unless `bound` is "range"; "от 500" is a "min". */
export interface Amount {
  min: number;
  max: number;
  bound: Bound;
  /** Areas come in square metres, whatever the unit was. */
  measure: Measure | undefined;
  /** Words stand in the text that say nothing about an amount. */
  hasOtherWords: boolean;
}

export type AmountProblem = "empty" | "looks-like-phone" | "ambiguous" | ShapeProblem;
export type AreaProblem = AmountProblem | "not-an-area" | "unit-needed" | "too-small" | "too-large";
export type MoneyProblem = AmountProblem | "not-money" | "scale-needed" | "too-small" | "too-large";
export type CountProblem = AmountProblem | "not-a-count" | "not-whole" | "too-large";

/** The two ends of a wish, in square metres; equal when one number was said, with or without "up to". */
export interface AreaM2 {
  min: number;
  max: number;
}

/** Money in the currency it was said in, never converted; whole units. */
export interface Money {
  min: number;
  max: number;
  currency: Currency;
}

// A Kazakhstani number: 7 or 8, an area code that begins with 7, seven more digits, perhaps spaced.
const PHONE =
  /(?<![0-9])(?:\+ ?7|8|7)[\s(.-]{0,2}7[0-9]{2}[\s).-]{0,2}[0-9]{3}[\s.-]?[0-9]{2}[\s.-]?[0-9]{2}(?![0-9])/;
const LARGEST_M2 = 10_000 * 10_000;
const LARGEST_MONEY = 100_000_000_000_000;
const SMALLEST_BARE_MONEY = 1_000;
const LARGEST_COUNT = 1_000_000;

/**
 * Reads the one amount of a text. What it is for decides on two spellings: "m" is a metre or a million, and
 * `1,500` can only be 1500 where things are counted.
 */
export function parseAmount(
  text: string,
  locale: Locale,
  purpose: "area" | "money" | "count",
): Read<Amount, AmountProblem> {
  if (text.trim() === "") return problem("empty");
  if (PHONE.test(text)) return problem("looks-like-phone");

  const tokens = tokenize(text);
  const items = readItems(purpose === "money" ? tokens.map(asMillion) : tokens, locale);
  const shape = findShape(items);
  if (typeof shape === "string") return problem(shape);
  const hasOtherWords = items.some(({ kind }) => kind === "other");
  if (hasOtherWords && text.includes("?")) return problem("looks-like-question");

  const isUndecided = shape.ends.some(({ alternative }) => alternative !== undefined);
  if (isUndecided && purpose !== "count") return problem("ambiguous");
  const [first, second = first] = shape.ends.map(asThousands);
  if (!first || !second) return problem("not-a-number");
  const [from, to] = measureEnds(first, second, findLoneUnit(items));
  if (from.measure !== to.measure) return problem("several-numbers");
  const min = Math.min(from.value, to.value);
  const max = Math.max(from.value, to.value);
  return value({ min, max, bound: shape.bound, measure: to.measure, hasOtherWords });
}

/** Reads an area; a bare number is taken for square metres from 50 up when nothing else is said. */
export function parseArea(text: string, locale: Locale): Read<AreaM2, AreaProblem> {
  if (HECTARE_ALONE.test(text)) return value({ min: 10_000, max: 10_000 });
  const amount = parseAmount(text, locale, "area");
  if (amount.kind === "problem") return amount;

  const { min, max, measure, hasOtherWords } = amount.value;
  if (measure !== undefined && measure !== "m2") return problem("not-an-area");
  if (max > LARGEST_M2) return problem("too-large");
  if (min === 0) return problem("too-small");
  const isBare = measure === undefined;
  if (isBare && (hasOtherWords || min < FEWEST_BARE_M2)) return problem("unit-needed");
  if (min < 1) return problem("too-small");
  return value({ min: roundToCents(min), max: roundToCents(max) });
}

/** Reads money, in tenge unless another currency is named; a bare small number could be millions: ask. */
export function parseMoney(text: string, locale: Locale): Read<Money, MoneyProblem> {
  const amount = parseAmount(text, locale, "money");
  if (amount.kind === "problem") return amount;

  const { min, max, measure } = amount.value;
  if (measure === "m2" || measure === "other") return problem("not-money");
  if (max > LARGEST_MONEY) return problem("too-large");
  if (min === 0) return problem("too-small");
  if (measure === undefined && min < SMALLEST_BARE_MONEY) return problem("scale-needed");
  if (min < 1) return problem("too-small");
  return value({ min: Math.round(min), max: Math.round(max), currency: measure ?? "KZT" });
}

/** Reads how many: a whole number from zero up. */
export function parseCount(text: string, locale: Locale): Read<number, CountProblem> {
  const amount = parseAmount(text, locale, "count");
  if (amount.kind === "problem") return amount;

  const { min, bound, measure } = amount.value;
  if (bound === "range") return problem("several-numbers");
  if (measure !== undefined && measure !== "other") return problem("not-a-count");
  if (!Number.isInteger(min)) return problem("not-whole");
  return min > LARGEST_COUNT ? problem("too-large") : value(min);
}

const HECTARE_ALONE = /^\s*(?:an? )?(?:гектар|га|hectare)[\s.!]*$/iu;

/** The unit of "м2: 500" or "KZT 3 billion", which stands before its number. */
function findLoneUnit(items: readonly Item[]): Unit | undefined {
  return items.find((item) => item.kind === "unit")?.unit;
}

function asMillion(token: Token): Token {
  return token.fold === "м" ? { ...token, text: "млн", fold: "млн" } : token;
}

function asThousands(quantity: Quantity): Quantity {
  return { ...quantity, value: quantity.alternative ?? quantity.value };
}

function roundToCents(n: number): number {
  return Math.round(n * 100) / 100;
}

function value<T>(read: T): { kind: "value"; value: T } {
  return { kind: "value", value: read };
}

function problem<P extends string>(name: P): { kind: "problem"; problem: P } {
  return { kind: "problem", problem: name };
}
