import { cleanLine, cleanLines } from "../../text/clean-text.js";
import type { Outcome } from "./outcome.js";
import { parseEmail } from "./email.js";

export type TextProblem =
  | "empty"
  | "too-short"
  | "too-long"
  | "too-few-letters"
  | "says-none"
  | "looks-like-phone"
  | "looks-like-identity-number"
  | "looks-like-area"
  | "looks-like-email"
  | "looks-like-link"
  | "looks-like-question";

interface Shape {
  longest: number;
  /** A page with products or a pin on a map says more than words. */
  links: boolean;
  lines: boolean;
}

const SHORTEST = 2;
const FEWEST_LETTERS = 2;
const LINE = { longest: 200, links: false, lines: false };

/** Name of a company, a person or a project. Digits in it are kept: only a bare number is no name. */
export function parseName(text: string): Outcome<string, TextProblem> {
  return parseShaped(text, LINE);
}

export function parsePosition(text: string): Outcome<string, TextProblem> {
  return parseShaped(text, { ...LINE, longest: 100 });
}

/** A branch of industry in the applicant's own words. */
export function parseSector(text: string): Outcome<string, TextProblem> {
  return parseShaped(text, { ...LINE, longest: 100 });
}

export function parseProducts(text: string): Outcome<string, TextProblem> {
  return parseShaped(text, { ...LINE, longest: 1000, links: true, lines: true });
}

export function parseAddress(text: string): Outcome<string, TextProblem> {
  return parseShaped(text, { ...LINE, longest: 300, links: true, lines: true });
}

function parseShaped(text: string, shape: Shape): Outcome<string, TextProblem> {
  const value = shape.lines ? cleanLines(text) : cleanLine(text);
  const problem = findProblem(value, shape);
  return problem ? { kind: "problem", problem } : { kind: "value", value };
}

function findProblem(value: string, shape: Shape): TextProblem | undefined {
  if (value === "") return "empty";
  if (Array.from(value).length > shape.longest) return "too-long";
  if (NONE.test(value)) return "says-none";
  const other = findOtherField(value, shape);
  if (other) return other;
  if (Array.from(value).length < SHORTEST) return "too-short";
  if ((value.match(/\p{L}/gu) ?? []).length < FEWEST_LETTERS) return "too-few-letters";
  return undefined;
}

// Said instead of pressing Skip, in three languages.
const NONE = /^(?:[-–—.]+|жоқ|жок|joq|zhoq|нет|нету|no|none|n\/a)[.!]?$/iu;
const LABEL =
  /^(?:тел(?:ефон)?|моб(?:ильный)?|нөмір(?:ім)?|номер|phone|tel|mobile|whats ?app|ватсап|бин|иин|бсн|жсн|bin|iin)?[\s.:№#-]*/iu;
const AREA =
  /^[\d\s.,–-]+(?:м²|м2|m²|m2|га|ha|кв\.? ?м\.?|ш\.? ?м\.?|sq\.? ?m\.?|сот\p{L}{0,3})$/iu;
const LINK = /^(?:https?:\/\/|www\.|t\.me\/|@[a-z0-9_]{4,}$)/iu;

/** An answer to another question: a bare number, an address of the net, a question to us. */
function findOtherField(value: string, shape: Shape): TextProblem | undefined {
  const bare = value.replace(LABEL, "");
  if (/^\+?[\d\s().\-–—]+$/u.test(bare)) {
    const digits = bare.replace(/\D/g, "").length;
    if (digits === 12 && !bare.startsWith("+")) return "looks-like-identity-number";
    if (digits >= 10) return "looks-like-phone";
  }
  if (AREA.test(value)) return "looks-like-area";
  if (parseEmail(value).kind === "value") return "looks-like-email";
  if (!shape.links && LINK.test(value)) return "looks-like-link";
  if (/\?["'»)]?$/u.test(value)) return "looks-like-question";
  return undefined;
}
