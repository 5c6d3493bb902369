import { cleanLine } from "../../text/clean-text.js";
import type { Outcome } from "./outcome.js";
import { parsePhone } from "./phone.js";

export type StartDateProblem = "empty" | "too-long" | "no-date" | "looks-like-question";

const LONGEST = 100;
const YEAR = /(?<!\d)20\d\d(?!\d)/u;
const DATE = /(?<!\d)\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?(?!\d)/u;
const WORDS = /\p{L}{2}/u;

/** When work is to begin, in the person's own words: a date, a month, a quarter, "in half a year". */
export function parseStartDate(text: string): Outcome<string, StartDateProblem> {
  const value = cleanLine(text);
  if (value === "") return { kind: "problem", problem: "empty" };
  if (Array.from(value).length > LONGEST) return { kind: "problem", problem: "too-long" };
  if (value.endsWith("?")) return { kind: "problem", problem: "looks-like-question" };
  const isPhone = !YEAR.test(value) && parsePhone(value).kind === "value";
  const isDate = YEAR.test(value) || DATE.test(value) || WORDS.test(value);
  return isPhone || !isDate ? { kind: "problem", problem: "no-date" } : { kind: "value", value };
}
