import { randomUUID } from "node:crypto";
import { cleanLine, cleanLines } from "../../../text/clean-text.js";
import type { Locale } from "../../../i18n/locales.js";
import type { SpecialChoice } from "../record/directory.js";

type InEachLanguage = Readonly<Record<Locale, string>>;

export const LONGEST_NAME = 60;
export const LONGEST_QUESTION = 200;
const LONGEST_CHOICE = 40;
const MOST_CHOICES = 10;
const LONGEST_TERM = 365;
/** Takes away what need not be set. */
const NOTHING = /^[-–—]$/;
/** Before a choice that speaks of danger to life. */
const DANGER = /^!\s*/;

export function isNothing(text: string): boolean {
  return NOTHING.test(text.trim());
}

/** Whole days or hours; `undefined` for anything else. */
export function readTerm(text: string): number | undefined {
  const [, digits] = /^\s*(\d{1,3})\s*$/.exec(text) ?? [];
  const term = Number(digits);
  return term >= 1 && term <= LONGEST_TERM ? term : undefined;
}

/** Three lines: in Kazakh, in Russian, in English. */
export function readThree(text: string, longest: number): InEachLanguage | undefined {
  return inEach(cleanLines(text).split("\n"), longest);
}

/**
 * A choice a line, `kk | ru | en`, with `!` before one that speaks of danger. A choice that stays keeps the value under
 * which it was answered before.
 */
export function readChoices(
  text: string,
  before: readonly SpecialChoice[],
): SpecialChoice[] | undefined {
  const lines = cleanLines(text).split("\n").map(cleanLine).filter(Boolean);
  if (lines.length < 2 || lines.length > MOST_CHOICES) return undefined;
  const choices: SpecialChoice[] = [];
  for (const line of lines) {
    const name = inEach(line.replace(DANGER, "").split("|"), LONGEST_CHOICE);
    if (!name) return undefined;
    const known = before.find((choice) => choice.name.ru === name.ru);
    const value = known?.value ?? randomUUID().slice(0, 8);
    choices.push({ value, name, ...(DANGER.test(line) && { isDanger: true }) });
  }
  return choices;
}

function inEach(parts: readonly string[], longest: number): InEachLanguage | undefined {
  const [kk = "", ru = "", en = ""] = parts.map(cleanLine);
  const isWhole = parts.length === 3 && [kk, ru, en].every((one) => /\p{L}/u.test(one));
  return isWhole && [kk, ru, en].every((one) => one.length <= longest) ? { kk, ru, en } : undefined;
}
