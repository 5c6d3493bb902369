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

/** Answers the question that stands open; `false` when nothing is asked. */
export async function answerNext(
  person: TestPerson,
  locale: Locale,
  answers: Answers,
): Promise<boolean> {
  const move = nextMove(locale, answers, person.messages().at(-1));
  if (move) await person.does(move);
  return move !== undefined;
}

/** Answers questions until one that says this. */
export async function answerUntil(
  person: TestPerson,
  locale: Locale,
  answers: Answers,
  words: string,
): Promise<void> {
  while (!person.sees().includes(words)) {
    const isAsked = await answerNext(person, locale, answers);
    if (!isAsked) throw new Error(`"${words}" never came; the last words were: ${person.sees()}`);
  }
}

/** Answers every question that stands open, to the number, or only to the summary. */
export async function fileApplicationBy(
  person: TestPerson,
  locale: Locale,
  answers: Answers,
  { untilSummary = false } = {},
): Promise<void> {
  const title = translator(locale)("application.title", plain);
  for (;;) {
    if (untilSummary && person.sees().startsWith(title)) return;
    if (!(await answerNext(person, locale, answers))) return;
  }
}
