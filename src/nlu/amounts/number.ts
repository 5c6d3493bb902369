import type { Locale } from "../../i18n/locales.js";
import { readLiteral } from "./literal.js";
import { isUnitWord, withoutEnding } from "./lookup.js";
import { addCardinal, addHalf, addScale, isUnsaid, nothingSaid, valueOf } from "./sum.js";
import type { Sum } from "./sum.js";
import type { Token } from "./tokens.js";
import { cardinals, englishNotNumbers, halves, scales, shares } from "./words.js";

export interface SpokenNumber {
  /** NaN for digits that are no number, such as a date. */
  value: number;
  /** A thousand-fold larger reading, when the separator does not decide. */
  alternative: number | undefined;
  /** What the value was multiplied by: 1,000 in "2 thousand". */
  scale: number;
  /** Said with the Kazakh ending "from": бес жүзден. */
  isFrom: boolean;
  /** Index of the token after the number. */
  next: number;
}

interface Step {
  sum: Sum;
  taken: number;
}

type Take = (sum: Sum, tokens: readonly Token[], at: number, locale: Locale) => Step | undefined;

const TAKES: readonly Take[] = [takeDigits, takeHalf, takeJoiningWord, takeNumberWord];

/** Reads digits and number words from a place on: `500`, `2,5 мың`, `бір жарым`, `пять тысяч двести`. */
export function readNumber(
  tokens: readonly Token[],
  start: number,
  locale: Locale,
): SpokenNumber | undefined {
  let sum = nothingSaid;
  let next = start;
  while (next < tokens.length && !sum.isFrom) {
    const step = takeNext(sum, tokens, next, locale);
    if (!step) break;
    sum = step.sum;
    next += step.taken;
  }
  if (isUnsaid(sum)) return undefined;
  const scale = sum.lastScale === Infinity ? 1 : sum.lastScale;
  return { value: valueOf(sum), alternative: sum.alternative, scale, isFrom: sum.isFrom, next };
}

function takeNext(...place: Parameters<Take>): Step | undefined {
  for (const take of TAKES) {
    const step = take(...place);
    if (step) return step;
  }
  return undefined;
}

function takeDigits(sum: Sum, tokens: readonly Token[], at: number, locale: Locale) {
  const token = tokens[at];
  if (token?.kind !== "digits" || sum.current !== undefined) return undefined;

  const divisor = tokens[at + 1]?.text === "/" ? tokens[at + 2] : undefined;
  if (divisor && /^[1-9]$/.test(token.text) && /^[2-9]$/.test(divisor.text)) {
    const current = Number(token.text) / Number(divisor.text);
    return { sum: { ...sum, current, hasDigits: true }, taken: 3 };
  }
  const literal = readLiteral(token.text, locale);
  const current = literal?.value ?? NaN;
  const alternative = literal?.alternative ?? sum.alternative;
  return { sum: { ...sum, current, alternative, hasDigits: true }, taken: 1 };
}

function takeHalf(sum: Sum, tokens: readonly Token[], at: number) {
  const half = halves.find((words) => words.every((word, i) => tokens[at + i]?.fold === word));
  return half && { sum: addHalf(sum), taken: half.length };
}

/** "a hundred AND fifty", "twenty-five", "half A million", "quarter OF A hectare": words that only join. */
function takeJoiningWord(sum: Sum, tokens: readonly Token[], at: number) {
  if (isUnsaid(sum)) return undefined;
  const text = tokens[at]?.text ?? "";
  const added = cardinals.get(tokens[at + 1]?.fold ?? "") ?? Infinity;
  const isHundredAnd = text === "and" && !sum.hasDigits && (sum.current ?? 0) % 100 === 0;
  const isHyphen = text === "-" && sum.current !== undefined && sum.current > 19 && added < 10;
  if ((isHundredAnd && added < 100) || isHyphen) {
    const next = addCardinal(sum, added);
    return next && { sum: next, taken: 2 };
  }
  const isShare = sum.current === 0.5 || sum.current === 0.25;
  return isShare && ["a", "an", "of"].includes(text) ? { sum, taken: 1 } : undefined;
}

function takeNumberWord(sum: Sum, tokens: readonly Token[], at: number, locale: Locale) {
  const token = tokens[at];
  if (token?.kind !== "word" || !isNumberHere(sum, tokens, at, locale)) return undefined;

  const plain = addWord(sum, token.fold, token.glued);
  if (plain) return { sum: plain, taken: 1 };
  if (isUnitWord(token.fold)) return undefined;
  const { stem, isFrom } = withoutEnding(token.fold);
  const inflected = addWord(sum, stem, token.glued);
  return inflected && { sum: { ...inflected, isFrom }, taken: 1 };
}

// "500k", "$2b": only next to the digits; apart from them they are prepositions and initials.
const gluedScales: ReadonlyMap<string, number> = new Map([
  ["к", 1_000],
  ["б", 1_000_000_000],
]);

function addWord(sum: Sum, fold: string, isGlued: boolean): Sum | undefined {
  const share = shares.get(fold);
  if (share !== undefined) return isUnsaid(sum) ? { ...sum, current: share } : undefined;
  const cardinal = cardinals.get(fold);
  if (cardinal !== undefined) return addCardinal(sum, cardinal);
  const scale = scales.get(fold) ?? (isGlued ? gluedScales.get(fold) : undefined);
  return scale === undefined ? undefined : addScale(sum, scale);
}

/** Tells "он" (ten) from "он" (he) and "on", "мың" from "min", half a hectare from a floor. */
function isNumberHere(sum: Sum, tokens: readonly Token[], at: number, locale: Locale): boolean {
  const { fold, text } = tokens[at] ?? { fold: "", text: "" };
  const after = tokens[at + 1];
  if (locale === "en" && englishNotNumbers.has(text)) return false;
  if (fold === "он" && locale !== "kk") return !isUnsaid(sum) || isCountable(after);
  if (fold === "мин") return !isUnsaid(sum) || text === "мың";
  if (fold === "пол") return isCountable(after?.text === "-" ? tokens[at + 2] : after);
  return true;
}

function isCountable(token: Token | undefined): boolean {
  const fold = token?.fold ?? "";
  return isUnitWord(fold) || scales.has(fold) || cardinals.has(fold);
}
