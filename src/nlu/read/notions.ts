import type { Language } from "./language.js";
import { LEXICON, type Concept } from "./lexicon.js";
import { addPlace, spot, type Places } from "./spot.js";
import type { Word } from "./words.js";

/** What the words of a text speak of, and where. */
export interface Notions {
  words: readonly Word[];
  has(...anyOf: Concept[]): boolean;
  /** Indexes of the words that say it. */
  at(concept: Concept): readonly number[];
  /** Whether both are said with at most so many words from one to the other, in any order. */
  near(a: Concept, b: Concept, words: number): boolean;
  /** How many longer words nothing is known of. */
  unknown: number;
}

/** «Жанбайды», «келмеді», «алмай»: Kazakh says "not" inside the verb. */
const KAZAKH_NEGATIVE = /^.{2,}(?:[мбп][ае])(?:и|иди|ди|ган|ген|имиз|пти)$/u;

const SHORTEST_TRANSLIT = 3;

export function findNotions(words: readonly Word[], language: Language): Notions {
  const places: Places<Concept> = new Map();
  spot(
    LEXICON.cyrillic,
    words.map((word) => (isName(word, language) ? "" : word.folded)),
    places,
  );
  if (!language.isTranslit)
    spot(
      LEXICON.latin,
      words.map(({ latin }) => latin),
      places,
    );

  words.forEach(({ folded }, i) => {
    if (KAZAKH_NEGATIVE.test(folded)) addPlace(places, "negative", i);
  });
  const at = (concept: Concept) => places.get(concept) ?? [];
  const known = new Set([...places.values()].flat());
  const unknown = words.filter(({ text }, i) => /^\p{L}{4,}$/u.test(text) && !known.has(i)).length;
  return {
    words,
    unknown,
    at,
    has: (...anyOf) => anyOf.some((concept) => places.has(concept)),
    near: (a, b, most) => at(a).some((i) => at(b).some((j) => i !== j && Math.abs(i - j) <= most)),
  };
}

/** «IT» in a Kazakh sentence is a name, and no dog («ит»). */
function isName({ latin }: Word, { locale, isTranslit }: Language): boolean {
  if (latin === "" || isTranslit) return false;
  return locale === "en" || latin.length < SHORTEST_TRANSLIT;
}
