import type { MessageEntity } from "@grammyjs/types";
import { sortedEntities, type FormattedText } from "./formatted-text.js";

type DetectedType = "url" | "email" | "mention" | "hashtag" | "bot_command" | "phone_number";

/** In order of precedence: what an earlier pattern took, a later one does not get. */
const patterns: readonly [DetectedType, RegExp][] = [
  ["email", /(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/gi],
  ["url", /(?<![\w@/])(?:https?|ftp):\/\/[^\s<>"«»]*[^\s<>"«».,:;!?'()[\]{}]/gi],
  [
    "url",
    /(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|info|io|me|kz|ru|gov|edu|eu|uk|de|app|dev)(?:\/[^\s<>"«»]*[^\s<>"«».,:;!?'()[\]{}])?(?![\w-])/gi,
  ],
  ["bot_command", /(?<![\p{L}\p{N}_/<>])\/\w{1,64}(?:@\w{3,32})?(?![\p{L}\p{N}_/<>])/gu],
  ["mention", /(?<![\p{L}\p{N}_])@\w{3,32}(?![\p{L}\p{N}_])/gu],
  ["hashtag", /(?<![\p{L}\p{N}_])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/gu],
  ["phone_number", /(?<![\p{L}\p{N}_])\+\d[\d ()-]{8,16}\d(?!\d)/gu],
];

/** Adds what Telegram finds by itself in any text: links, commands, mentions, hashtags, phone numbers. */
export function withDetectedEntities({ text, entities }: FormattedText): FormattedText {
  // Style goes around a link, but nothing is looked for inside code or another link.
  const taken: MessageEntity[] = entities.filter(({ type }) =>
    ["code", "pre", "text_link", "text_mention"].includes(type),
  );
  const found: MessageEntity[] = [];
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity: MessageEntity = { type, offset: match.index, length: match[0].length };
      if (taken.some((other) => overlap(entity, other))) continue;
      taken.push(entity);
      found.push(entity);
    }
  }
  return { text, entities: sortedEntities([...entities, ...found]) };
}

function overlap(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
