import { inAllLanguages, type Translate } from "../i18n/i18n.js";
import type { Answer, Choice, Parsed } from "./form.js";

/** The value of a pressed button, or of a button whose words were typed, in any language. */
export function parseChoice<T extends string>(
  answer: Answer,
  values: readonly T[],
  label: (t: Translate, value: T) => string,
): Parsed<T> {
  const chosen = values.find(
    (value) => value === answer.choice || isTyped(answer.text, (t) => label(t, value)),
  );
  return chosen === undefined
    ? { kind: "problem", problem: "choose" }
    : { kind: "value", value: chosen };
}

/** Buttons for these values, `perRow` beside each other. */
export function choiceRows<T extends string>(
  t: Translate,
  values: readonly T[],
  label: (t: Translate, value: T) => string,
  perRow: number,
): Choice[][] {
  const rows: Choice[][] = [];
  for (let i = 0; i < values.length; i += perRow) {
    rows.push(values.slice(i, i + perRow).map((value) => ({ value, label: label(t, value) })));
  }
  return rows;
}

export function isTyped(text: string | undefined, label: (t: Translate) => string): boolean {
  if (text === undefined) return false;
  const typed = text.trim().toLocaleLowerCase();
  return inAllLanguages(label).some((word) => word.toLocaleLowerCase() === typed);
}
