import table from "./lexicon.json" with { type: "json" };
import { buildLexicon } from "./vocabulary.js";

/** A name of the table `lexicon.json`: what a word may mean. */
export type Concept = keyof typeof table.words;
export const CONCEPTS = Object.keys(table.words) as readonly Concept[];

/** Meanings that would turn somebody away: a word that merely resembles theirs must not do it. */
const EXACT_ONLY: ReadonlySet<Concept> = new Set([
  ...(["chatter", "public-park", "other-city", "injection", "who-are-you", "lang-kk"] as const),
  ...(["lang-ru", "lang-en", "hello", "names", "price", "per-unit", "siding", "my-case"] as const),
]);

export const LEXICON = buildLexicon<Concept>(table.words, (concept) =>
  concept === "fault" ? "general" : EXACT_ONLY.has(concept) ? "exact" : "forgiving",
);
