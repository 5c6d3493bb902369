import table from "./named-kinds.json" with { type: "json" };
import { stemEnglish, stemKazakh, stemRussian } from "./stems.js";
import { isWithin, slipsAllowed } from "./typos.js";
import { buildLexicon } from "./vocabulary.js";
import { readWords, type Word } from "./words.js";

/** What kind of thing is named: a name of the table `named-kinds.json`. */
export type Kind = keyof typeof table.words;

/** A word of a name, or of a text that may hold one. */
export interface NameWord {
  word: Word;
  kind: Kind | undefined;
  isNumber: boolean;
  stems: readonly string[];
}

const LEXICON = buildLexicon<Kind>(table.words, (_, phrase) =>
  phrase.includes("*") ? "exact" : "forgiving",
);

export function readNameWords(text: string): NameWord[] {
  const words = readWords(text).filter(({ text: one }) => one !== "?");
  const kinds = findKinds(words);
  return words.map((word, i) => ({
    word,
    kind: kinds[i],
    isNumber: /^[0-9]/.test(word.text),
    stems: stemsOf(word),
  }));
}

/** The longest phrase has its words for itself: «насосная станция» is no station. */
function findKinds(words: readonly Word[]): (Kind | undefined)[] {
  const found = [
    ...listPhrases(
      LEXICON.cyrillic,
      words.map(({ folded }) => folded),
    ),
    ...listPhrases(
      LEXICON.latin,
      words.map(({ latin }) => latin),
    ),
  ].toSorted((a, b) => b.length - a.length);
  const kinds: (Kind | undefined)[] = words.map(() => undefined);
  for (const { kind, at, length } of found) {
    const isFree = kinds.slice(at, at + length).every((one) => one === undefined);
    if (isFree) kinds.fill(kind, at, at + length);
  }
  return kinds;
}

function listPhrases(vocabulary: (typeof LEXICON)["latin"], words: readonly string[]) {
  const forms = words.map((word) => (word === "" ? [] : vocabulary.listForms(word)));
  return forms.flatMap((list, at) =>
    list
      .flatMap((form) => vocabulary.listPhrases(form))
      .filter((phrase) => phrase.forms.every((form, k) => forms[at + k]?.includes(form)))
      .map((phrase) => ({ kind: phrase.concept, at, length: phrase.forms.length })),
  );
}

function stemsOf({ folded, latin }: Word): string[] {
  const cyrillic = [`kk:${stemKazakh(folded)}`, `ru:${stemRussian(folded)}`];
  return latin === "" ? cyrillic : [...cyrillic, `en:${stemEnglish(latin)}`];
}

/** How near two words are: 1 for the same word in another form, less for one misspelt, 0 for another word. */
export function likeness(a: NameWord, b: NameWord): number {
  if (a.isNumber || b.isNumber) return a.word.text === b.word.text ? 1 : 0;
  if (a.stems.some((stem) => b.stems.includes(stem))) return 1;
  return a.stems.some((stem) => b.stems.some((other) => isSlip(stem, other))) ? 0.5 : 0;
}

/** A stem is written after its language and a colon. */
function isSlip(a: string, b: string): boolean {
  const slips = slipsAllowed(Math.min(a.length, b.length) - 3);
  return slips > 0 && a.slice(0, 4) === b.slice(0, 4) && isWithin(slips, a, b, false);
}
