import type { Fact } from "../../db/schema.js";
import type { Locale } from "../../i18n/locales.js";
import type { Context } from "../../nlu/meaning.js";
import { understand } from "../../nlu/understand.js";
import { publishedFacts } from "../facts/published-facts.js";
import { answerView, type Answer } from "./answer.view.js";

const shipped = publishedFacts() as Fact[];

/** Answers a text from the figures that ship with the program, or from those given. */
export function answer(
  text: string,
  locale: Locale,
  context?: Context,
  facts: readonly Fact[] = shipped,
): Answer & { context: Context } {
  const understood = understand(text, { locale, context });
  return { ...answerView(understood, locale, facts), context: understood.context };
}
