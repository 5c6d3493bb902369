import type { MessageEntity } from "@grammyjs/types";
import { sortedEntities, type ParsedText } from "./formatted-text.js";
import { decodeReference } from "./html-reference.js";
import { readStartTag, ParseProblem, type StartTag } from "./html-tag.js";

interface OpenTag extends StartTag {
  /** Where its words begin in the text that comes out. */
  offset: number;
}

/** Reads Telegram's HTML as strictly as Telegram does, and gives its words for what is wrong. */
export function parseHtml(html: string): ParsedText {
  try {
    return { ok: true, ...readHtml(html) };
  } catch (error) {
    if (error instanceof ParseProblem) return { ok: false, problem: error.message };
    throw error;
  }
}

function readHtml(html: string) {
  let text = "";
  const entities: MessageEntity[] = [];
  const open: OpenTag[] = [];
  let at = 0;
  while (at < html.length) {
    const reference = html[at] === "&" ? decodeReference(html, at) : undefined;
    if (reference) {
      text += reference.character;
      at = reference.end;
    } else if (html[at] !== "<") {
      text += html[at++];
    } else if (html[at + 1] !== "/") {
      const tag = readStartTag(html, at);
      open.push({ ...tag, offset: text.length });
      at = tag.end;
    } else {
      at = readEndTag(html, at, open.at(-1));
      const closed = open.pop();
      if (closed && text.length > closed.offset) addEntity(entities, closed, text);
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) {
    throw new ParseProblem(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  }
  return { text, entities: withoutForbiddenNesting(sortedEntities(entities)) };
}

/** Checks the end tag that begins at `start` and gives the place after it. */
function readEndTag(html: string, start: number, expected: StartTag | undefined): number {
  if (!expected) throw ParseProblem.at(html, start, "Unexpected end tag");
  const match = /^<\/([^\s>]*)\s*>/.exec(html.slice(start));
  if (!match) throw ParseProblem.at(html, start, "Unclosed end tag");
  const name = (match[1] ?? "").toLowerCase();
  if (name !== "" && name !== expected.name) {
    const words = `, expected "</${expected.name}>", found "</${name}>"`;
    throw ParseProblem.at(html, start, "Unmatched end tag", words);
  }
  return start + match[0].length;
}

const plainTags = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  span: "spoiler",
  "tg-spoiler": "spoiler",
} as const;

function addEntity(entities: MessageEntity[], tag: OpenTag, text: string): void {
  const { offset, name, argument } = tag;
  const place = { offset, length: text.length - offset };
  if (name in plainTags) {
    entities.push({ type: plainTags[name as keyof typeof plainTags], ...place });
  } else if (name === "blockquote") {
    entities.push({ type: argument ? "expandable_blockquote" : "blockquote", ...place });
  } else if (name === "a") {
    entities.push({ type: "text_link", ...place, url: argument || text.slice(offset) });
  } else if (name === "tg-emoji") {
    entities.push({ type: "custom_emoji", ...place, custom_emoji_id: argument });
  } else {
    addCode(entities, name, place, argument);
  }
}

/** `<pre><code class="language-x">` is one entity with a language. */
function addCode(
  entities: MessageEntity[],
  name: string,
  place: { offset: number; length: number },
  language: string,
): void {
  const last = entities.at(-1);
  const isSamePlace = last?.offset === place.offset && last.length === place.length;
  if (name === "code") {
    const marked = language ? { ...place, language } : place;
    entities.push({ type: "code", ...marked });
  } else if (isSamePlace && last.type === "code") {
    entities.pop();
    entities.push({ ...last, type: "pre" });
  } else {
    entities.push({ type: "pre", ...place });
  }
}

/** Nothing lives inside code, and no quotation inside a quotation: Telegram drops the inner one. */
function withoutForbiddenNesting(entities: MessageEntity[]): MessageEntity[] {
  const isCode = ({ type }: MessageEntity) => type === "code" || type === "pre";
  const isQuote = ({ type }: MessageEntity) => type.endsWith("blockquote");
  const kept: MessageEntity[] = [];
  for (const entity of entities) {
    const around = kept.filter((outer) => outer.offset + outer.length > entity.offset);
    const isRefused = around.some((outer) => isCode(outer) || (isQuote(outer) && isQuote(entity)));
    if (!isRefused) kept.push(entity.type === "code" ? withoutLanguage(entity) : entity);
  }
  return kept;
}

function withoutLanguage({ offset, length }: MessageEntity): MessageEntity {
  return { type: "code", offset, length };
}
