import { foldWord } from "./words.js";

export interface Token {
  kind: "digits" | "word" | "sign";
  text: string;
  /** The word in its folded spelling; empty for digits and signs. */
  fold: string;
  /** No space stands between this token and the one before it. */
  glued: boolean;
}

// What Telegram lets through in one message; the parsers stay quick on it whatever it holds.
const LONGEST_TEXT = 4096;

const TOKEN =
  /(?<space>\s+)|(?<digits>[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,'’][0-9]+)*)|(?<word>[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*(?:[23](?![0-9]))?)|(?<sign>\.{2,}|.)/gsu;
const FRACTIONS: Readonly<Record<string, string>> = { "¼": ".25", "½": ".5", "¾": ".75" };

/** Splits a text into numbers, words and signs; a full stop after a word ("кв. м.") is dropped. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let glued = false;
  for (const { groups } of normalize(text).matchAll(TOKEN)) {
    const token = toToken(groups ?? {}, glued);
    if (token && token.text !== ".") tokens.push(token);
    glued = token !== undefined && token.text !== ".";
  }
  return tokens;
}

function toToken(groups: Record<string, string | undefined>, glued: boolean): Token | undefined {
  const { digits, word, sign } = groups;
  if (digits !== undefined) return { kind: "digits", text: digits, fold: "", glued };
  if (word !== undefined) return { kind: "word", text: word, fold: foldWord(word), glued };
  if (sign !== undefined) return { kind: "sign", text: sign, fold: "", glued };
  return undefined;
}

function normalize(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/([0-9]?)([¼½¾])/gu, (_, digit: string, mark: string) => {
      return ` ${digit || "0"}${FRACTIONS[mark] ?? ""} `;
    })
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/gu, "")
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/[^\S\n]/gu, " ")
    .replace(/(?<=^|\s)\.(?=[0-9])/g, "0.")
    .replace(/\^ ?([23])/g, "$1")
    .replace(/(?<=[0-9] ?)([мm]) 2(?![0-9\p{L}.,])/gu, "$12");
}
