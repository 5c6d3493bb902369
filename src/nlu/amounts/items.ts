import type { Locale } from "../../i18n/locales.js";
import { findMisspeltUnit, findPhrase, isAblative, isEnding, isUnitWord } from "./lookup.js";
import { readNumber } from "./number.js";
import type { Token } from "./tokens.js";
import { cardinals, englishNotMarks, markPhrases, scales, unitPhrases } from "./words.js";
import type { Mark, Unit } from "./words.js";

export interface Quantity {
  kind: "quantity";
  value: number;
  alternative: number | undefined;
  scale: number;
  unit: Unit | undefined;
  isNegative: boolean;
}

/** What a text about an amount is made of; `from` is the Kazakh ending, `other` a word that means nothing here. */
export type Item = Quantity | { kind: "unit"; unit: Unit } | { kind: Mark | "from" | "other" };

interface Step {
  items: readonly Item[];
  taken: number;
}

export function readItems(tokens: readonly Token[], locale: Locale): Item[] {
  const words = tokens.flatMap(splitHalf);
  const items: Item[] = [];
  for (let at = 0; at < words.length;) {
    const step =
      readQuantity(words, at, locale) ?? readMark(words, at, locale) ?? readRest(words, at);
    items.push(...step.items);
    at += step.taken;
  }
  return joinParts(items);
}

function readQuantity(tokens: readonly Token[], at: number, locale: Locale): Step | undefined {
  const isNegative = isMinus(tokens, at);
  const number = readNumber(tokens, isNegative ? at + 1 : at, locale);
  if (!number) return undefined;

  const { value, alternative, scale } = number;
  const end = readEnding(tokens, number.next, locale);
  const unit = readUnit(tokens, end.next);
  const afterUnit = readEnding(tokens, unit?.next ?? end.next, locale);

  const isFrom = number.isFrom || end.isFrom || afterUnit.isFrom || isAblative(unit?.ending ?? "");
  const quantity: Quantity = {
    ...{ kind: "quantity", value, alternative, scale, isNegative },
    unit: unit?.means,
  };
  return {
    items: isFrom ? [quantity, { kind: "from" }] : [quantity],
    taken: afterUnit.next - at,
  };
}

/** The unit after a number, also behind a hyphen (`5-соток`) unless that leads to the next number (`$2-$3`). */
function readUnit(tokens: readonly Token[], at: number) {
  const hasHyphen = tokens[at]?.text === "-" && tokens[at]?.glued;
  const start = hasHyphen ? at + 1 : at;
  const unit = findPhrase(unitPhrases, tokens, start) ?? findMisspeltUnit(tokens[start]);
  if (!unit) return undefined;
  const next = start + unit.taken;
  const isApart = hasHyphen && (!tokens[start]?.glued || tokens[next]?.kind === "digits");
  return isApart ? undefined : { ...unit, next };
}

/** Steps over `-ден`, `ге`, `-ти` after digits or a unit. */
function readEnding(tokens: readonly Token[], at: number, locale: Locale) {
  const dash = tokens[at]?.text === "-" && tokens[at]?.glued ? 1 : 0;
  const word = tokens[at + dash];
  const nothing = { next: at, isFrom: false };
  if (word?.kind !== "word" || !isEnding(word.fold)) return nothing;
  // Apart from the digits, "га" is the hectare; next to them it is an ending only before "дейін".
  if (!word.glued && (locale !== "kk" || word.fold === "га")) return nothing;
  if (word.fold === "га" && !isUntil(tokens[at + dash + 1])) return nothing;
  return { next: at + dash + 1, isFrom: isAblative(word.fold) };
}

function isUntil(token: Token | undefined): boolean {
  return ["деин", "деинги", "шеин", "жуик"].includes(token?.fold ?? "");
}

function readMark(tokens: readonly Token[], at: number, locale: Locale): Step | undefined {
  const mark = findPhrase(markPhrases, tokens, at);
  if (!mark) return undefined;
  const isEnglishWord = locale === "en" && englishNotMarks.has(tokens[at]?.text ?? "");
  return { items: [{ kind: isEnglishWord ? "filler" : mark.means }], taken: mark.taken };
}

function readRest(tokens: readonly Token[], at: number): Step {
  const unit = findPhrase(unitPhrases, tokens, at);
  if (unit) return { items: [{ kind: "unit", unit: unit.means }], taken: unit.taken };
  const isWord = tokens[at]?.kind === "word";
  return { items: isWord ? [{ kind: "other" }] : [], taken: 1 };
}

/** A dash right before digits with nothing countable before it, or the word itself. */
function isMinus(tokens: readonly Token[], at: number): boolean {
  const sign = tokens[at];
  if (sign?.fold === "минус") return true;
  const before = tokens[at - 1];
  const isAfterNumber = before !== undefined && (before.kind === "digits" || isCounted(before));
  return sign?.text === "-" && !isAfterNumber && tokens[at + 1]?.glued === true;
}

function isCounted({ fold }: Token): boolean {
  return isUnitWord(fold) || isEnding(fold) || cardinals.has(fold) || scales.has(fold);
}

/** "полгектара" is said in one word and counted as two. */
function splitHalf(token: Token): Token[] {
  const rest = token.fold.startsWith("пол") ? token.fold.slice(3) : "";
  if (rest.length < 2 || cardinals.has(token.fold)) return [token];
  if (!isUnitWord(rest) && !scales.has(rest)) return [token];
  const half = { ...token, text: "пол", fold: "пол" };
  return [half, { ...token, text: token.text.slice(3), fold: rest, glued: true }];
}

const PART_OF: Partial<Record<Unit, Unit>> = { sotka: "hectare", m2: "sotka" };

/** "1 га 50 соток" is one quantity in two units. */
function joinParts(items: readonly Item[]): Item[] {
  const joined: Item[] = [];
  for (const item of items) {
    const before = joined.at(-1);
    const isPart =
      item.kind === "quantity" &&
      before?.kind === "quantity" &&
      item.unit !== undefined &&
      before.unit !== undefined &&
      PART_OF[item.unit] === before.unit;
    if (isPart) joined[joined.length - 1] = joinTwo(before, item);
    else joined.push(item);
  }
  return joined;
}

function joinTwo(whole: Quantity, part: Quantity): Quantity {
  const alternative = part.alternative ?? whole.alternative;
  const isNegative = part.isNegative || whole.isNegative;
  return { ...part, value: part.value + whole.value * 100, alternative, isNegative };
}
