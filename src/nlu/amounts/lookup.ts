import type { Token } from "./tokens.js";
import { endings, longUnits, unitPhrases } from "./words.js";
import type { Phrase, Unit } from "./words.js";
import { isWithin } from "../read/typos.js";

const SHORTEST_MISSPELT = 4;

export interface Match<T> {
  means: T;
  /** How many tokens the phrase covers. */
  taken: number;
  /** What stands after the stem of the last word: "dan" of гектардан. */
  ending: string;
}

/** Finds the longest phrase of a table that begins at a place in the text. */
export function findPhrase<T>(
  table: ReadonlyMap<string, readonly Phrase<T>[]>,
  tokens: readonly Token[],
  at: number,
): Match<T> | undefined {
  const phrases = table.get(formOf(tokens[at])[0] ?? "") ?? [];
  for (const { words, means } of phrases) {
    if (!words.every((word, i) => isWord(formOf(tokens[at + i]), word))) continue;
    const stem = (words.at(-1) ?? "").replace("*", "");
    const ending = formOf(tokens[at + words.length - 1]).slice(stem.length);
    return { means, taken: words.length, ending };
  }
  return undefined;
}

/** The unit whose long name a word after a number misspells by one letter: «гектр», "hectars", «шршы». */
export function findMisspeltUnit(token: Token | undefined): Match<Unit> | undefined {
  if (token?.kind !== "word" || token.fold.length < SHORTEST_MISSPELT) return undefined;
  const near = longUnits.find(({ stem }) => isWithin(1, stem, token.fold, true));
  return near && { means: near.unit, taken: 1, ending: "" };
}

/** Whether a folded word begins the name of a unit. */
export function isUnitWord(fold: string): boolean {
  const phrases = unitPhrases.get(fold[0] ?? "") ?? [];
  return phrases.some(({ words: [word = ""] }) => isWord(fold, word));
}

/** Takes a Kazakh case ending off a folded word: жүзден is жүз and "from". */
export function withoutEnding(word: string): { stem: string; isFrom: boolean } {
  const ending = [3, 2].map((n) => word.slice(-n)).find((end) => isKazakhEnding(end));
  if (!ending || ending.length >= word.length) return { stem: word, isFrom: false };
  return { stem: word.slice(0, -ending.length), isFrom: endings.from.has(ending) };
}

export function isAblative(ending: string): boolean {
  return endings.from.has(ending);
}

/** Whether a folded word is an ending that people put after digits: `500-ден`, `700-ге`, `5-ти`. */
export function isEnding(word: string): boolean {
  return isKazakhEnding(word) || endings.russian.has(word);
}

function isKazakhEnding(ending: string): boolean {
  return endings.from.has(ending) || endings.other.has(ending);
}

function isWord(form: string, word: string): boolean {
  return word.endsWith("*") ? form.startsWith(word.slice(0, -1)) : form === word;
}

/** A word in its folded spelling, a sign as it is, nothing for digits. */
function formOf(token: Token | undefined): string {
  if (!token || token.kind === "digits") return "";
  return token.kind === "word" ? token.fold : token.text;
}
