import type { Locale } from "../../i18n/locales.js";
import { type AreaWish, readAmounts } from "../amounts/areas.js";
import { detectLanguage, type Language } from "../read/language.js";
import { findNotions, type Notions } from "../read/notions.js";
import { findYears } from "../read/periods.js";
import { findQuoted, type Quoted } from "../read/published.js";
import { readWords, type Word } from "../read/words.js";

/** All that was recognised in a text, before anything is concluded from it. */
export interface Clues extends Notions {
  text: string;
  /** The language that it is written in, or the person's own. */
  locale: Locale;
  /** Written in English, and not in Kazakh or Russian typed in Latin letters. */
  isEnglish: boolean;
  years: readonly number[];
  /** Every number said. */
  values: readonly number[];
  /** Numbers that are known figures. */
  quoted: readonly Quoted[];
  wish: AreaWish | undefined;
  /** A number that is a size only where a place is asked for: «помещение 500». */
  bareWish: AreaWish | undefined;
  isLandSize: boolean;
  isQuestion: boolean;
}

export function readClues(text: string, locale: Locale): { clues: Clues; language: Language } {
  const words = readWords(text);
  const language = detectLanguage(words, locale);
  return { clues: findClues(text, words, language), language };
}

function findClues(text: string, words: readonly Word[], language: Language): Clues {
  const notions = findNotions(words, language);
  const amounts = readAmounts(text, language.locale);
  return {
    ...notions,
    text,
    locale: language.locale,
    isEnglish: language.locale === "en" && !language.isTranslit,
    years: findYears(words),
    values: amounts.values,
    quoted: findQuoted(amounts.values),
    wish: amounts.wish,
    bareWish: amounts.bareWish,
    isLandSize: amounts.isLand,
    isQuestion:
      text.includes("?") ||
      notions.has("question-word", "how-many") ||
      notions.at("auxiliary").includes(0),
  };
}
