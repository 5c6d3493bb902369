import { cleanLines } from "../../../text/clean-text.js";
import type { Field, Parsed } from "../../../forms/form.js";
import { escapeHtml } from "../../../text/html.js";
import { given } from "../record/report-answers.js";
import type { SpecialQuestion } from "../record/directory.js";
import { parseNamed } from "../record/parse-named.js";

const LONGEST_WORDS = 300;
const SHORT_ENOUGH_FOR_A_ROW = 12;

/** A question of one category, as the operator has written it. */
export function specialField({ id, category, ask, choices }: SpecialQuestion): Field<string> {
  const things = choices?.map(({ value, name }) => ({ id: value, name }));
  const isBrief = things?.every(({ name }) =>
    Object.values(name).every((words) => words.length <= SHORT_ENOUGH_FOR_A_ROW),
  );
  return {
    id,
    isOptional: true,
    about: ["category"],
    appliesTo: (answers) => given(answers).category === category,
    label: (_, locale) => ask[locale],
    ask: (_t, _answers, locale) => escapeHtml(ask[locale]),
    explain: (t, problem) => t(`report.${problem as "choose" | "words"}`),
    show: (_, value, locale) => things?.find((one) => one.id === value)?.name[locale] ?? value,
    ...(things && {
      choices: (_t, _answers, locale) => {
        const buttons = things.map((one) => ({ value: one.id, label: one.name[locale] }));
        return isBrief ? [buttons] : buttons.map((button) => [button]);
      },
    }),
    parse: (answer) => (things ? parseNamed(answer, things) : parseWords(answer.text ?? "")),
  };
}

function parseWords(text: string): Parsed<string> {
  const value = cleanLines(text);
  return value === "" || value.length > LONGEST_WORDS
    ? { kind: "problem", problem: "words" }
    : { kind: "value", value };
}
