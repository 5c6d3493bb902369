import { listTraits } from "../../src/nlu/learnt/traits.js";
import { readClues } from "../../src/nlu/rules/clues.js";
import type { Sample } from "./learn.js";
import type { Question } from "./question-set.js";

/** What weights are learnt from: each question's traits with its kind, each complaint's with its category. */
export function samplesOf(questions: readonly Question[]): {
  kinds: Sample[];
  categories: Sample[];
} {
  const all = questions.map(({ q, lang, expect }) => {
    return { traits: listTraits(readClues(q, lang).clues), expect };
  });
  return {
    kinds: all.map(({ traits, expect }) => ({ traits, label: expect.kind })),
    categories: all.flatMap(({ traits, expect }) =>
      expect.category ? [{ traits, label: expect.category }] : [],
    ),
  };
}
