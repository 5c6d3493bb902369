import type { Locale } from "../i18n/locales.js";
import { detectLanguage } from "./read/language.js";
import type { Concept } from "./read/lexicon.js";
import { findNotions } from "./read/notions.js";
import { ASKS, SILENT, type Ask } from "./read/question-words.js";
import { stemEnglish, stemKazakh, stemRussian } from "./read/stems.js";
import { isWithin } from "./read/typos.js";
import { readWords, type Word } from "./read/words.js";

/** What a question is about, as far as two questions can be compared by it. */
export interface QuestionProfile {
  /** Where, when, how much …: a place is no answer to "when". */
  asks: string;
  numbers: string;
  isNegative: boolean;
  units: readonly Unit[];
}

interface Unit {
  stems: readonly string[];
  concepts: readonly Concept[];
  weight: number;
}

/** From here on two questions are the same: one that says nothing new may say one light word more. */
export const SAME = 0.85;

/** Meanings whose words name one and the same thing. Others gather different things: countries, papers, kinds of room. */
const ONE_THING: readonly Concept[] = [
  ...(["park", "lease", "land", "power", "gas", "water", "sewer"] as const),
  ...(["siding", "substation", "storm", "tariff", "zone"] as const),
];
const LIGHT: Readonly<Partial<Record<Concept, number>>> = { zone: 0.15 };

/** It begins like a park, and is none. */
const PARKING = /^(?:парковк|парковоч|паркинг|parking)/u;

const SHORTEST_MISSPELT = 7;

/** Reads what a question is about; empty when it names nothing. */
export function profileOf(text: string, prior: Locale): QuestionProfile {
  const words = readWords(text);
  const language = detectLanguage(words, prior);
  const notions = findNotions(words, language);
  const asks = new Set(words.flatMap((word) => findAsk(word) ?? []));
  // "How much does it cost" is one question word, and "how many" is another.
  if (asks.has("price")) asks.delete("count");
  if (asks.size > 1) asks.delete("how");
  const isCourtesy = (i: number) =>
    notions.at("hello").includes(i) || notions.at("thanks").includes(i);
  const units = words.flatMap((word, i) => {
    if (!isTelling(word) || isCourtesy(i)) return [];
    if (PARKING.test(word.text)) return [{ stems: ["parking"], concepts: [], weight: 1 }];
    const concepts = ONE_THING.filter((concept) => notions.at(concept).includes(i));
    const weight = Math.min(1, ...concepts.map((concept) => LIGHT[concept] ?? 1));
    return [{ stems: stemsOf(word), concepts, weight }];
  });
  return {
    asks: [...asks].sort().join(),
    numbers: [...new Set(words.map(({ text: t }) => t).filter(isNumber))].sort().join(),
    isNegative: notions.has("negative"),
    units,
  };
}

/**
 * How far two questions are the same, from 0 to 1: the part of what each says that the other says too, whichever is
 * less. What changes the answer makes them different at once: another question word, number, "not", or one word put
 * for another.
 */
export function similarity(a: QuestionProfile, b: QuestionProfile): number {
  if (a.asks !== b.asks || a.numbers !== b.numbers || a.isNegative !== b.isNegative) return 0;
  const [here, there] = [coverage(a.units, b.units), coverage(b.units, a.units)];
  return here < 1 && there < 1 ? 0 : Math.min(here, there);
}

export function isSameQuestion(a: QuestionProfile, b: QuestionProfile): boolean {
  return similarity(a, b) >= SAME;
}

function coverage(units: readonly Unit[], by: readonly Unit[]): number {
  const whole = sumOf(units);
  // "In the zone?" alone asks for nothing.
  if (whole < 1) return 0;
  return sumOf(units.filter((unit) => by.some((other) => isAlike(unit, other)))) / whole;
}

function sumOf(units: readonly Unit[]): number {
  return units.reduce((sum, { weight }) => sum + weight, 0);
}

function isAlike(a: Unit, b: Unit): boolean {
  return (
    a.concepts.some((concept) => b.concepts.includes(concept)) ||
    a.stems.some((stem) => b.stems.some((other) => stem === other || isSlip(stem, other)))
  );
}

/** One slip, and only in a long word: short ones are other words («вход» and «выход»). */
function isSlip(a: string, b: string): boolean {
  // A stem is written after its language and a colon.
  const shorter = Math.min(a.length, b.length) - 3;
  return (
    shorter >= SHORTEST_MISSPELT && a.slice(0, 4) === b.slice(0, 4) && isWithin(1, a, b, false)
  );
}

function findAsk({ text, folded, latin }: Word): Ask | undefined {
  return ASKS.find(([, pattern]) => [folded, latin, text].some((word) => pattern.test(word)))?.[0];
}

function isTelling(word: Word): boolean {
  const { text, folded, latin } = word;
  if (!/\p{L}/u.test(text) || findAsk(word)) return false;
  return !SILENT.has(folded) && !(latin !== "" && SILENT.has(latin));
}

function isNumber(text: string): boolean {
  return /^[0-9]/.test(text);
}

function stemsOf({ folded, latin }: Word): string[] {
  const cyrillic = [`kk:${stemKazakh(folded)}`, `ru:${stemRussian(folded)}`];
  return latin === "" ? cyrillic : [...cyrillic, `en:${stemEnglish(latin)}`];
}
