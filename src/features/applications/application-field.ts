import { choiceRows, isTyped, parseChoice } from "../../forms/choice-field.js";
import type { Answers, Field, Parsed } from "../../forms/form.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import { type ApplicationAnswers, given } from "./application-answers.js";

/** A question answered by one of a few buttons; its texts stand under its own name. */
export function choiceField<T extends string>(
  id: string,
  values: readonly T[],
  label: (t: Translate, value: T) => string,
  rest: Pick<Field<T>, "label" | "ask"> & Partial<Field<T>>,
): Field<T> {
  return {
    id,
    explain: (t) => t("application.choose"),
    show: (t, value) => label(t, value),
    choices: (t) => choiceRows(t, values, label, 1),
    parse: (answer) => parseChoice(answer, values, label),
    ...rest,
  };
}

/** "Is that right?" about other answers; "Back" leads to them. */
export function checkField(
  id: string,
  about: readonly (keyof ApplicationAnswers)[],
  ask: (t: Translate, answers: Partial<ApplicationAnswers>, locale: Locale) => string,
  appliesTo: (answers: Answers) => boolean,
): Field<"yes"> {
  const yes = (t: Translate) => t("application.check.yes", plain);
  return {
    id,
    isCheck: true,
    about,
    appliesTo,
    label: (t) => yes(t),
    ask: (t, answers, locale) => ask(t, given(answers), locale),
    explain: (t) => t("application.check.choose"),
    show: (t) => yes(t),
    choices: (t) => [[{ value: "yes", label: yes(t) }]],
    parse: (answer) =>
      answer.choice === "yes" || isTyped(answer.text, yes)
        ? { kind: "value", value: "yes" }
        : { kind: "problem", problem: "choose" },
  };
}

/** A doubtful value is kept; the check that follows asks about it. */
export function sure<T>(parsed: Parsed<T> | { kind: "doubtful"; value: T }): Parsed<T> {
  return parsed.kind === "doubtful" ? { kind: "value", value: parsed.value } : parsed;
}
