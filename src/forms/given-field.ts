import type { Field } from "./form.js";

/** What a form is opened with; it is never asked, and nothing that is typed answers it. */
export function givenField(id: string): Field {
  return {
    id,
    isGiven: true,
    appliesTo: (answers) => id in answers,
    label: () => "",
    ask: () => "",
    explain: () => "",
    show: () => "",
    parse: () => ({ kind: "problem", problem: "given" }),
  };
}
