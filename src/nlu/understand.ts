import type { Locale } from "../i18n/locales.js";
import { readAmounts } from "./areas.js";
import type { Clues } from "./clues.js";
import { decide } from "./decide.js";
import { findAlternatives } from "./alternatives.js";
import { findQuoted } from "./figures.js";
import { continueTalk } from "./follow-up.js";
import { detectLanguage, type Language } from "./language.js";
import type { Context, Meaning, Understood } from "./meaning.js";
import { findNotions } from "./notions.js";
import { findYears } from "./periods.js";
import { readWords, type Word } from "./words.js";

interface Options {
  /** The person's own language, which decides where the words do not. */
  locale: Locale;
  /** What was talked about just before. */
  context?: Context | undefined;
}

/** What a free text wants, in any of three languages, however it is typed. Never throws, whatever comes in. */
export function understand(text: string, { locale, context }: Options): Understood {
  const words = readWords(text);
  const language = detectLanguage(words, locale);
  const clues = findClues(text, words, language);
  const alone = decide(clues);
  const continued = context && continueTalk(clues, context, alone);
  const found = continued ?? alone;
  const meaning: Meaning = found ?? { kind: "out_of_scope" };
  return {
    meaning,
    alternatives: findAlternatives(meaning, clues),
    confidence: found ? "high" : "low",
    language: { locale: language.locale, isSure: language.isSure },
    // Words that were not understood do not end a talk.
    context: found || !context ? remember(meaning, context) : context,
  };
}

function findClues(text: string, words: readonly Word[], language: Language): Clues {
  const notions = findNotions(words, language);
  const amounts = readAmounts(text, language.locale);
  return {
    ...notions,
    text,
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

/** Thanks and a change of language do not end a talk; any other turn is what the next one goes on from. */
function remember(meaning: Meaning, before: Context | undefined): Context {
  switch (meaning.kind) {
    case "fact":
      return { kind: "fact", topics: meaning.topics };
    case "not_published":
      return {
        kind: "not_published",
        topics: meaning.near.length > 0 ? meaning.near : (before?.topics ?? []),
      };
    case "availability":
      return { kind: "availability", filter: meaning.filter };
    case "complaint":
      return { kind: "complaint", category: meaning.category };
    case "language":
    case "greeting":
      return before ?? { kind: meaning.kind };
    default:
      return { kind: meaning.kind };
  }
}
