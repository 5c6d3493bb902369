import { foldLetters } from "../read/fold.js";
import table from "./words.json" with { type: "json" };

export type Unit = keyof typeof table.units;
export type Mark = keyof typeof table.marks;

/** The folded spelling in which words about numbers are compared: doubled letters count, since endings hang on them. */
export function foldWord(word: string): string {
  return foldLetters(word).replaceAll("ии", "и");
}

/** A phrase of folded words; a last letter `*` means that any ending may follow. */
export interface Phrase<T> {
  words: readonly string[];
  means: T;
}

export const cardinals = byWord(table.cardinals);
export const scales = byWord(table.scales);
export const shares = byWord(table.shares);
export const unitPhrases = byPhrase(table.units);
export const markPhrases = byPhrase(table.marks);
export const halves = table.halves.split(", ").map((text) => text.split(" ").map(foldWord));
/** Names of areas that are long enough to be known by a misspelling. */
export const longUnits = keysOf(table.longUnits).flatMap((unit) =>
  table.longUnits[unit].split(" ").map((word) => ({ unit, stem: foldWord(word) })),
);
/** Kazakh endings that say "from", other cases, and what Russians put after digits: `500-ден`, `700-ге`, `5-ти`. */
export const endings = {
  from: foldedSet(table.endings.from),
  other: foldedSet(table.endings.other),
  russian: foldedSet(table.endings.russian),
};

/** Words that are English as well: in an English text they are no number and no limit. */
export const englishNotNumbers: ReadonlySet<string> = new Set(["on", "min", "bes"]);
export const englishNotMarks: ReadonlySet<string> = new Set(["do", "men"]);

function byWord(rows: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(rows).flatMap(([value, words]) =>
      words.split(" ").map((word) => [foldWord(word), Number(value)]),
    ),
  );
}

/** Groups phrases by their first letter, the longest first, so that "up to" is found before "to". */
function byPhrase<T extends string>(rows: Record<T, string>): ReadonlyMap<string, Phrase<T>[]> {
  const phrases = new Map<string, Phrase<T>[]>();
  for (const means of keysOf(rows)) {
    for (const text of rows[means].split(", ")) {
      const words = text.split(" ").map(foldWord);
      const initial = words[0]?.[0] ?? "";
      phrases.set(initial, [...(phrases.get(initial) ?? []), { words, means }]);
    }
  }
  for (const group of phrases.values()) group.sort((a, b) => b.words.length - a.words.length);
  return phrases;
}

function keysOf<T extends string>(rows: Record<T, unknown>): T[] {
  return Object.keys(rows) as T[];
}

function foldedSet(list: string): ReadonlySet<string> {
  return new Set(list.split(" ").map(foldWord));
}
