import type { Locale } from "../../i18n/locales.js";
import { readAmounts } from "../amounts/areas.js";
import type { Clues } from "../read/clues.js";
import { findQuoted } from "../read/figures.js";
import { detectLanguage, type Language } from "../read/language.js";
import { findNotions } from "../read/notions.js";
import { findYears } from "../read/periods.js";
import { readWords, type Word } from "../read/words.js";

/** All that is recognised in a text, before anything is concluded from it. */
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
