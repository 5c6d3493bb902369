import { cleanLines } from "../../forms/fields/clean-text.js";
import type { Field, Form } from "../../forms/form.js";
import { plain, type Translate } from "../../i18n/i18n.js";

/** With what a card says of the person, this still fits in one message of Telegram. */
export const LONGEST_QUESTION = 3_000;

/** To the operator: a question, or a report of something broken. */
export const questionForm: Form = oneQuestion("question", (t) => t("question.title", plain), "ask");
export const reportForm: Form = oneQuestion(
  "report",
  (t) => t("question.report-title", plain),
  "ask-report",
);

function oneQuestion(id: string, title: (t: Translate) => string, ask: "ask" | "ask-report"): Form {
  const words: Field<string> = {
    id: "words",
    label: title,
    ask: (t) => t(`question.${ask}`),
    explain: (t, problem) => t(`question.${problem as "empty"}`),
    show: (_, value) => value,
    parse: ({ text = "" }) => {
      const value = cleanLines(text);
      if (!/\p{L}/u.test(value)) return { kind: "problem", problem: "empty" };
      if (value.length > LONGEST_QUESTION) return { kind: "problem", problem: "too-long" };
      return { kind: "value", value };
    },
  };
  return { id, version: 1, title, hasSummary: false, fields: [words] };
}
