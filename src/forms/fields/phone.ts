import { parsePhoneNumberFromString, validatePhoneNumberLength } from "libphonenumber-js/max";
import { cleanLine } from "../../text/clean-text.js";
import type { Doubtful, Outcome } from "./outcome.js";

export interface Phone {
  /** E.164: `+77011234567`. */
  e164: string;
  /** Number inside the company's own exchange, digits only. */
  extension?: string;
  /** False when the numbering plan does not know the code; staff see the number flagged. */
  valid: boolean;
}

export type PhoneProblem = "empty" | "no-digits" | "several-numbers" | "too-short" | "too-long";

export type ParsedPhone = Outcome<Phone, PhoneProblem> | Doubtful<Phone, "not-in-numbering-plan">;

const RUN = /\+?\s?[(]?[0-9][0-9\s().\-\u2010-\u2015\u2212~]*/g;
const EXTENSION =
  /[\s,;(]*(?:добавочный|доб|внутренний|вн|ішкі|ишки|қосымша|extension|ext|x|#)[\s.:№#]*([0-9]{1,7})[\s)]*$/iu;
const FEWEST_DIGITS = 5;
const LONGEST_TEXT = 300;

/** Reads a typed number, a Kazakhstani one when no country code is given. */
export function parsePhone(text: string): ParsedPhone {
  const typed = cleanLine(text.normalize("NFKC")).slice(0, LONGEST_TEXT);
  if (typed === "") return { kind: "problem", problem: "empty" };

  const extension = EXTENSION.exec(typed);
  const runs = findDigitRuns(extension ? typed.slice(0, extension.index) : typed);
  if (runs.length === 0) return { kind: "problem", problem: "no-digits" };

  const numbers = runs.filter((run) => run.replace(/\D/g, "").length >= FEWEST_DIGITS);
  if (numbers.length > 1) return { kind: "problem", problem: "several-numbers" };
  const [number] = numbers;
  if (number === undefined) return { kind: "problem", problem: "too-short" };
  return judge(number, extension?.[1]);
}

/** Reads the number of a Telegram contact, which comes in full but without "+". */
export function parseContactPhone(phoneNumber: string): ParsedPhone {
  const digits = phoneNumber.replace(/[^0-9]/g, "");
  if (digits === "") return { kind: "problem", problem: "no-digits" };
  return judge(`+${digits}`, undefined);
}

/** `+7 701 123 45 67`, for people to read. */
export function formatPhone({ e164, extension }: Pick<Phone, "e164" | "extension">): string {
  const spaced = e164.startsWith("+7")
    ? e164.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, "+7 $1 $2 $3 $4")
    : (parsePhoneNumberFromString(e164)?.formatInternational() ?? e164);
  return extension ? `${spaced} #${extension}` : spaced;
}

function findDigitRuns(text: string): string[] {
  return (text.match(RUN) ?? []).map((run) => run.trim());
}

function judge(run: string, extension: string | undefined): ParsedPhone {
  const dialled = asDialled(run);
  if (isShortOfTrunk(dialled)) return { kind: "problem", problem: "too-short" };

  const number = parsePhoneNumberFromString(dialled, "KZ");
  if (!number?.isPossible()) {
    const isShort = validatePhoneNumberLength(dialled, "KZ") === "TOO_SHORT";
    return { kind: "problem", problem: isShort ? "too-short" : "too-long" };
  }

  const valid = number.isValid();
  const value = { e164: number.number, valid, ...(extension ? { extension } : {}) };
  return valid
    ? { kind: "value", value }
    : { kind: "doubtful", value, doubt: "not-in-numbering-plan" };
}

/** Only "+" and digits, with the two usual slips mended: `+8 701 …` for `8 701 …`, and `00` for "+". */
function asDialled(run: string): string {
  const digits = run.replace(/[^0-9]/g, "");
  if (/^87[0-9]{9}$/.test(digits)) return digits;
  if (run.startsWith("+")) return `+${digits}`;
  return digits.replace(/^00(?=[1-9])/, "+");
}

/** Ten digits after a trunk 8 that stop one short; the library would read them as another Russian number. */
function isShortOfTrunk(dialled: string): boolean {
  return /^8[0-9]{9}$/.test(dialled);
}
