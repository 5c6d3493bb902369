import type { Locale } from "../i18n/locales.js";
import { decide } from "./rules/decide.js";
import { readClues } from "./rules/clues.js";
import { settle } from "./learnt/settle.js";
import { findAlternatives } from "./rules/alternatives.js";
import { continueTalk } from "./rules/follow-up.js";
import type { Context, Meaning, Understood } from "./meaning.js";

interface Options {
  /** The person's own language, which decides where the words do not. */
  locale: Locale;
  /** What was talked about just before. */
  context?: Context | undefined;
}

/** What a free text wants, in any of three languages, however it is typed. Never throws, whatever comes in. */
export function understand(text: string, { locale, context }: Options): Understood {
  const { clues, language } = readClues(text, locale);
  const byRules = decide(clues);
  const continued = context && continueTalk(clues, context, byRules);
  const found = continued ?? settle(clues, byRules);
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

/** Thanks and a change of language do not end a talk; any other turn is what the next one goes on from. */
export function remember(meaning: Meaning, before: Context | undefined): Context {
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
