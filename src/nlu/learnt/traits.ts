import type { Clues } from "../rules/clues.js";
import { CONCEPTS } from "../read/lexicon.js";
import { stemEnglish, stemKazakh, stemRussian } from "../read/stems.js";
import type { Word } from "../read/words.js";

const LONGEST_STEM = 7;
const FEW_WORDS = 5;
const LONGEST_STEP = 4;

/** What the learnt weights look at: the notions of a text, the stems of its words, and a few marks of the whole. */
export function listTraits(c: Clues): string[] {
  const stems = c.words.map((word) => `s:${stemOf(word, c.isEnglish)}`);
  const length = Math.min(LONGEST_STEP, Math.floor(c.words.length / FEW_WORDS));
  return [
    ...CONCEPTS.filter((concept) => c.has(concept)).map((concept) => `c:${concept}`),
    ...new Set(stems),
    ...(c.wish ? ["size"] : []),
    ...(c.values.length > 0 ? ["number"] : []),
    ...(c.quoted.length > 0 ? ["figure"] : []),
    `length:${length}`,
  ];
}

function stemOf({ text, folded, latin }: Word, isEnglish: boolean): string {
  if (/^[0-9]/.test(text)) return "#";
  if (isEnglish && latin !== "") return stemEnglish(latin);
  return stemRussian(stemKazakh(folded)).slice(0, LONGEST_STEM);
}
