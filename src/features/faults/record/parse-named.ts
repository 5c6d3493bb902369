import type { Answer, Parsed } from "../../../forms/form.js";
import { LOCALES } from "../../../i18n/locales.js";
import type { Named } from "./directory.js";

/** The thing whose button was pressed, or whose name was typed, in any language. */
export function parseNamed(
  { choice, text }: Pick<Answer, "text"> & { choice?: string | undefined },
  things: readonly Named[],
): Parsed<string> {
  const typed = text?.trim().toLocaleLowerCase();
  const found = things.find(
    ({ id, name }) =>
      id === choice || LOCALES.some((locale) => name[locale].toLocaleLowerCase() === typed),
  );
  return found ? { kind: "value", value: found.id } : { kind: "problem", problem: "choose" };
}
