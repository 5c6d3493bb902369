import { fold, foldLatin, isLatin } from "./fold.js";
import { normalise } from "./normalise.js";

export interface Word {
  /** As typed, in lower case, with the letters of one alphabet. */
  text: string;
  /** For comparison with Kazakh and Russian words. */
  folded: string;
  /** For comparison with English words; empty for a word in Cyrillic. */
  latin: string;
}

const WORD = /[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*|[0-9]+|[?]/gu;

// Nobody says more than this to a clerk; of a longer letter the end is read, where what it asks for stands.
const MOST_WORDS = 250;
const LONGEST_WORD = 40;

/** Splits a text into words and numbers; a hyphen parts words («үй-жай» is two), a question mark is one. */
export function readWords(text: string): Word[] {
  const words = Array.from(normalise(text).matchAll(WORD), ([word]) => word);
  return words.slice(-MOST_WORDS).map((word) => {
    const short = word.slice(0, LONGEST_WORD);
    return { text: short, folded: fold(short), latin: isLatin(short) ? foldLatin(short) : "" };
  });
}
