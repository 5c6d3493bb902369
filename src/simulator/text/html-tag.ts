import { decodeReference } from "./html-reference.js";

/** Telegram's words for what is wrong with the markup, without "can't parse entities". */
export class ParseProblem extends Error {
  /** Telegram counts places in UTF-8 bytes. */
  static at(html: string, position: number, words: string, after = ""): ParseProblem {
    const offset = Buffer.byteLength(html.slice(0, position));
    return new ParseProblem(`${words} at byte offset ${offset}${after}`);
  }
}

export interface StartTag {
  name: string;
  /** Link, language, emoji id, or "1" for an expandable quotation; empty when there is none. */
  argument: string;
  /** The place after the tag. */
  end: number;
}

const knownTags = new Set(
  "a b strong i em s strike del u ins tg-spoiler tg-emoji span pre code blockquote".split(" "),
);

/** Reads the tag that begins at `start`. */
export function readStartTag(html: string, start: number): StartTag {
  let at = start + 1;
  while (at < html.length && !/[\s>]/.test(html.charAt(at))) at++;
  if (at >= html.length) throw ParseProblem.at(html, start, "Unclosed start tag");
  const name = html.slice(start + 1, at).toLowerCase();
  if (!knownTags.has(name)) {
    throw ParseProblem.at(html, start, `Unsupported start tag "${name}"`);
  }

  let argument = "";
  for (;;) {
    at = skipSpace(html, at);
    if (at >= html.length) throw unclosed(html, start, name);
    if (html[at] === ">") break;
    const attribute = readAttribute(html, at, start, name);
    argument = argumentFrom(name, attribute) ?? argument;
    at = attribute.end;
  }
  if (name === "span" && argument !== "spoiler") {
    throw ParseProblem.at(html, start, 'Tag "span" must have class "tg-spoiler"');
  }
  return { name, argument, end: at + 1 };
}

interface Attribute {
  name: string;
  value: string;
  end: number;
}

function readAttribute(html: string, begin: number, tagStart: number, tag: string): Attribute {
  let at = begin;
  while (at < html.length && !/[\s=>/"']/.test(html.charAt(at))) at++;
  const name = html.slice(begin, at).toLowerCase();
  if (name === "") {
    throw ParseProblem.at(html, tagStart, `Empty attribute name in the tag "${tag}"`);
  }
  at = skipSpace(html, at);
  if (html[at] !== "=") return { name, value: "", end: at };
  at = skipSpace(html, at + 1);
  const quote = html[at];
  if (quote === undefined) throw unclosed(html, tagStart, tag);
  return quote === '"' || quote === "'"
    ? { name, ...readQuoted(html, at, quote, tagStart, tag) }
    : { name, ...readToken(html, at) };
}

function readToken(html: string, begin: number): { value: string; end: number } {
  const token = /^[a-z0-9.-]*/i.exec(html.slice(begin))?.[0] ?? "";
  const end = begin + token.length;
  if (!/[\s>]/.test(html.charAt(end))) {
    throw ParseProblem.at(html, begin, "Unexpected end of name token");
  }
  return { value: token.toLowerCase(), end };
}

function readQuoted(html: string, begin: number, quote: string, tagStart: number, tag: string) {
  let value = "";
  let at = begin + 1;
  while (at < html.length && html[at] !== quote) {
    const reference = html[at] === "&" ? decodeReference(html, at) : undefined;
    value += reference?.character ?? html.charAt(at);
    at = reference?.end ?? at + 1;
  }
  if (at >= html.length) throw unclosed(html, tagStart, tag);
  return { value, end: at + 1 };
}

function argumentFrom(tag: string, { name, value }: Attribute): string | undefined {
  if (tag === "a" && name === "href") return value;
  if (tag === "tg-emoji" && name === "emoji-id") return value;
  if (tag === "blockquote" && name === "expandable") return "1";
  if (tag === "span" && name === "class" && value.startsWith("tg-")) return value.slice(3);
  if (tag === "code" && name === "class" && value.startsWith("language-")) return value.slice(9);
  return undefined;
}

function skipSpace(html: string, begin: number): number {
  let at = begin;
  while (at < html.length && /\s/.test(html.charAt(at))) at++;
  return at;
}

function unclosed(html: string, start: number, name: string): ParseProblem {
  return ParseProblem.at(html, start, `Unclosed start tag "${name}"`);
}
