import type { Vocabulary } from "./vocabulary.js";

/** Where in a text each meaning is said: indexes of its words. */
export type Places<C extends string> = Map<C, number[]>;

/** Finds the phrases of a vocabulary in the words of a text; an empty word is none of them. */
export function spot<C extends string>(
  vocabulary: Vocabulary<C>,
  words: readonly string[],
  places: Places<C>,
): void {
  const forms = words.map((word) => (word === "" ? [] : vocabulary.listForms(word)));
  forms.forEach((list, i) => {
    for (const form of list) {
      for (const phrase of vocabulary.listPhrases(form)) {
        const isHere = phrase.forms.every((other, k) => forms[i + k]?.includes(other));
        if (isHere) phrase.forms.forEach((_, k) => addPlace(places, phrase.concept, i + k));
      }
    }
  });
}

export function addPlace<C extends string>(places: Places<C>, concept: C, index: number): void {
  const known = places.get(concept);
  if (!known) places.set(concept, [index]);
  else if (!known.includes(index)) known.push(index);
}
