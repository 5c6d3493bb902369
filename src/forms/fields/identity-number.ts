import { cleanLine } from "../../text/clean-text.js";
import type { Doubtful, Outcome } from "./outcome.js";

export type ApplicantKind = "legal-entity" | "sole-proprietor" | "individual";

export type IdentityNumberProblem =
  "empty" | "not-digits" | "not-12-digits" | "all-zero" | "checksum";

/** The number is sound, but of the kind that such an applicant does not usually have. */
export type IdentityNumberDoubt = "looks-like-iin" | "looks-like-bin";

export type ParsedIdentityNumber =
  Outcome<string, IdentityNumberProblem> | Doubtful<string, IdentityNumberDoubt>;

const LABEL = /^(?:бсн|жсн|бин|иин|bin|iin|bsn|jsn)?[\s:№/]*/iu;
const SEPARATORS = /[\s\-\u2010-\u2015\u2212]/gu;

/**
 * Reads a BIN or an IIN as 12 ASCII digits, leading zeros kept.
 *
 * Only the checksum decides: since 2013 an IIN need not agree with the date of birth or the sex, so the fifth
 * digit is a hint and the applicant has the last word.
 */
export function parseIdentityNumber(text: string, applicant: ApplicantKind): ParsedIdentityNumber {
  const typed = cleanLine(text);
  if (typed === "") return { kind: "problem", problem: "empty" };

  const number = typed.replace(LABEL, "").replace(SEPARATORS, "");
  if (!/^[0-9]+$/.test(number)) return { kind: "problem", problem: "not-digits" };
  if (number.length !== 12) return { kind: "problem", problem: "not-12-digits" };
  if (/^0+$/.test(number)) return { kind: "problem", problem: "all-zero" };
  if (checkDigit(number) !== Number(number[11])) return { kind: "problem", problem: "checksum" };

  const doubt = doubtAbout(number, applicant);
  return doubt ? { kind: "doubtful", value: number, doubt } : { kind: "value", value: number };
}

/** What the fifth digit suggests: 0-3 begins a day of birth, 4-6 is a kind of business. */
export function hintIdentityKind(number: string): "iin" | "bin" | undefined {
  if (/^\d{4}[0-3]/.test(number)) return "iin";
  if (/^\d{4}[4-6]/.test(number)) return "bin";
  return undefined;
}

/** `9912******07`: all that may be shown of an IIN in a group chat or a log. */
export function maskIin(number: string): string {
  return `${number.slice(0, 4)}******${number.slice(-2)}`;
}

function doubtAbout(number: string, applicant: ApplicantKind): IdentityNumberDoubt | undefined {
  const hint = hintIdentityKind(number);
  if (applicant === "legal-entity") return hint === "iin" ? "looks-like-iin" : undefined;
  // A joint sole proprietorship has a BIN of its own, with 6 in the fifth place.
  const isJointProprietor = applicant === "sole-proprietor" && number[4] === "6";
  return hint === "bin" && !isJointProprietor ? "looks-like-bin" : undefined;
}

/** The twelfth digit that the first eleven demand, or `undefined` when no such number can exist. */
function checkDigit(number: string): number | undefined {
  const first = weightedSum(number, 1);
  if (first < 10) return first;
  const second = weightedSum(number, 3);
  return second < 10 ? second : undefined;
}

/** Sum of eleven digits by weights that run from `firstWeight` to 11 and on from 1, modulo 11. */
function weightedSum(number: string, firstWeight: number): number {
  let sum = 0;
  for (let i = 0; i < 11; i++) {
    const weight = ((firstWeight - 1 + i) % 11) + 1;
    sum += Number(number[i]) * weight;
  }
  return sum % 11;
}
