import type { Clues } from "../read/clues.js";
import { findTopics, INFRASTRUCTURE, PLANTS } from "./decide.js";
import type { Topic } from "../meaning.js";
import { readClues } from "./read-clues.js";
import { findSubjects } from "./subjects.js";

/** In a few words everything belongs to the question. */
const FEWEST_WORDS = 15;
const MOST_SENTENCES = 8;
const SENTENCE_END = /(?<=[.!?…])\s+(?=\p{L})|\n+/u;

/**
 * What a letter asks for stands at its end; who writes, and why, says nothing of it. Gives the topics of the last
 * sentence that names a published thing, with all that follows it; nothing for a text that is no letter.
 */
export function findTopicsAsked(c: Clues): readonly Topic[] | undefined {
  // "What was wrong with it?": a thing with a name stays meant to the end.
  const isNamed = findSubjects(c).some((s) => [...INFRASTRUCTURE, ...PLANTS].includes(s));
  const isOfSeveral = c.quoted.length > 1;
  if (isNamed || isOfSeveral || c.words.length < FEWEST_WORDS) return undefined;
  const sentences = c.text.split(SENTENCE_END).slice(-MOST_SENTENCES);
  for (let from = sentences.length - 1; from > 0; from--) {
    const { clues } = readClues(sentences.slice(from).join(" "), c.locale);
    if (findSubjects(clues).length === 0) continue;
    const topics = findTopics(clues);
    if (topics.length > 0) return topics;
  }
  return undefined;
}
