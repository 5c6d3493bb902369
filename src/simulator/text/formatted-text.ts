import type { MessageEntity } from "@grammyjs/types";

/** A text as Telegram keeps it: plain words, and entities counted in UTF-16 units. */
export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

export type ParsedText = ({ ok: true } & FormattedText) | { ok: false; problem: string };

/** Cuts the white space at both ends, as Telegram does, and moves the entities along. */
export function trimmed({ text, entities }: FormattedText): FormattedText {
  const cutAtStart = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities.flatMap((entity) => {
    const start = Math.max(entity.offset - cutAtStart, 0);
    const end = Math.min(entity.offset + entity.length - cutAtStart, kept.length);
    return end > start ? [{ ...entity, offset: start, length: end - start }] : [];
  });
  return { text: kept, entities: moved };
}

/** Outer entities before the inner ones, as Telegram lists them. */
export function sortedEntities(entities: MessageEntity[]): MessageEntity[] {
  return [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
}
