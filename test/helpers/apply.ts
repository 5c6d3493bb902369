import { plain, translator } from "../../src/i18n/i18n.js";
import type { Locale } from "../../src/i18n/locales.js";
import { type Answers, nextMove } from "./applicant.js";
import { greet } from "./app.js";
import type { TestPerson } from "./person.js";

/** From the first Start to the first question of the application. */
export async function startApplying(person: TestPerson, locale: Locale): Promise<void> {
  await greet(person, locale);
  await person.sends("/apply");
  await person.presses(translator(locale)("consent.give", plain));
}

/** Answers every question that stands open, to the number, or only to the summary. */
export async function fileApplicationBy(
  person: TestPerson,
  locale: Locale,
  answers: Answers,
  { untilSummary = false } = {},
): Promise<void> {
  const t = translator(locale);
  for (;;) {
    const newest = person.messages().at(-1);
    const isSummary = newest?.text?.startsWith(t("application.title", plain));
    const move = untilSummary && isSummary ? undefined : nextMove(locale, answers, newest);
    if (!move) return;
    await person.does(move);
  }
}
