import { cleanLines } from "../../text/clean-text.js";
import type { Field, Form } from "../../forms/form.js";
import { plain, type Translate } from "../../i18n/i18n.js";

/** With what a card says of the person, this still fits in one message of Telegram. */
export const LONGEST_QUESTION = 3_000;

const title = (t: Translate) => t("question.title", plain);

const words: Field<string> = {
  id: "words",
  label: title,
  ask: (t) => t("question.ask"),
  explain: (t, problem) => t(`question.${problem as "empty"}`),
  show: (_, value) => value,
  parse: ({ text = "" }) => {
    const value = cleanLines(text);
    if (!/\p{L}/u.test(value)) return { kind: "problem", problem: "empty" };
    if (value.length > LONGEST_QUESTION) return { kind: "problem", problem: "too-long" };
    return { kind: "value", value };
  },
};

/** A question to the operator, in one's own words. */
export const questionForm: Form = {
  id: "question",
  version: 1,
  command: "operator",
  title,
  hasSummary: false,
  fields: [words],
};
