import type { Locale } from "../../i18n/locales.js";
import { type AmountProblem, parseAmount, type Read } from "./amounts.js";

/** How much of something is needed; the ends are equal when one number was said. */
export interface Need {
  min: number;
  max: number;
}

export type NeedProblem = AmountProblem | "other-unit" | "too-large";

interface Kind {
  /** What may stand beside the number, and by what it multiplies. */
  units: readonly (readonly [RegExp, number])[];
  /** A unit of another quantity or another period: asked back, never converted by guess. */
  others: RegExp;
  /** The same, where it begins with one of the units: a kilowatt-hour. */
  longer?: RegExp;
  largest: number;
}

/** Stands for a unit that was read, so that "half a megawatt" stays a number of something. */
const SOME_UNIT = " шт ";

const POWER: Kind = {
  units: [
    [/(?:мвт|mw|мегаватт\p{L}*|megawatts?)(?!\p{L})/u, 1_000],
    [/(?:квт|kw|киловатт\p{L}*|kilowatts?)(?!\p{L})/u, 1],
  ],
  others: /(?:вт|w|ва|va)(?!\p{L})|ватт|watt/u,
  longer:
    /(?:вт|w|ватт\p{L}*|watts?)\s*[*·×⋅/-]?\s*(?:ч(?:ас\p{L}*)?|сағ\p{L}*|h(?:ours?)?)(?!\p{L})/u,
  largest: 1_000_000,
};

const CUBIC =
  /(?:м(?:етр\p{L}*)?\s?(?:3|³|куб\p{L}*)|m(?:3|³)|текше метр\p{L}*|кубометр\p{L}*|куб(?:ическ\p{L}* метр\p{L}*|\p{L}*)?|cubic met\p{L}*|cu\.? ?m)(?!\p{L})/u;
const AN_HOUR =
  /(?:\s*(?:\/|в|per|an?)?\s*(?:час\p{L}*|ч|сағат\p{L}*|сағ|сагат\p{L}*|hours?|hr|h)(?!\p{L}))/u;
const A_DAY =
  /(?:\s*(?:\/|в|per|a)?\s*(?:сут\p{L}*|день|дн\p{L}*|тәулі\p{L}*|таули\p{L}*|күн\p{L}*|кун\p{L}*|days?|d)(?!\p{L}))/u;
const LONGER =
  /мес|айына|month|год|жыл|year|мин|minute|секунд|сек|second|(?:л|l)\/|литр|litre|liter/u;

const GAS: Kind = {
  units: [[new RegExp(`${CUBIC.source}${AN_HOUR.source}?|${AN_HOUR.source}`, "u"), 1]],
  others: new RegExp(`${A_DAY.source}|${LONGER.source}`, "u"),
  largest: 100_000,
};
const WATER: Kind = {
  units: [[new RegExp(`${CUBIC.source}${A_DAY.source}?|${A_DAY.source}`, "u"), 1]],
  others: new RegExp(`${AN_HOUR.source}|${LONGER.source}`, "u"),
  largest: 100_000,
};

/** Reads electric power in kW; a bare number is taken for kilowatts, as the question asks. */
export function parsePower(text: string, locale: Locale): Read<Need, NeedProblem> {
  return parseNeed(text, locale, POWER);
}

/** Reads gas in m³ an hour. */
export function parseGas(text: string, locale: Locale): Read<Need, NeedProblem> {
  return parseNeed(text, locale, GAS);
}

/** Reads water in m³ a day. */
export function parseWater(text: string, locale: Locale): Read<Need, NeedProblem> {
  return parseNeed(text, locale, WATER);
}

const OTHER_UNIT = { kind: "problem", problem: "other-unit" } as const;

function parseNeed(text: string, locale: Locale, kind: Kind): Read<Need, NeedProblem> {
  const { rest, factor } = withoutUnit(text, kind);
  if (kind.others.test(rest) || kind.longer?.test(text.toLowerCase())) return OTHER_UNIT;
  const amount = parseAmount(rest, locale, "area");
  if (amount.kind === "problem") return amount;
  const { min, max, measure } = amount.value;
  const hasOwnUnit = rest.includes(SOME_UNIT) ? measure === "other" : measure === undefined;
  if (!hasOwnUnit) return OTHER_UNIT;
  if (max * factor > kind.largest) return { kind: "problem", problem: "too-large" };
  return { kind: "value", value: { min: round(min * factor), max: round(max * factor) } };
}

/** The text with its units taken out, which leaves a bare number or range. */
function withoutUnit(text: string, { units }: Kind): { rest: string; factor: number } {
  const lower = text.toLowerCase();
  for (const [unit, factor] of units) {
    if (unit.test(lower)) {
      return { rest: lower.replace(new RegExp(unit.source, "gu"), SOME_UNIT), factor };
    }
  }
  return { rest: lower, factor: 1 };
}

function round(n: number): number {
  return Math.round(n * 1_000) / 1_000;
}
