import type { ButtonPlace } from "./message-actions.js";

/** As long as Telegram's clients show it. */
const longestMs = 15_000;

/** Inline buttons that wait for the bot's answer, by person and message. */
export class Presses {
  private readonly waiting = new Map<string, { place: ButtonPlace; timer: number }>();

  constructor(private readonly onChange: () => void) {}

  find(personId: number, chatId: number, messageId: number): ButtonPlace | undefined {
    return this.waiting.get(keyOf(personId, chatId, messageId))?.place;
  }

  begin(personId: number, chatId: number, messageId: number, place: ButtonPlace): void {
    this.end(personId, chatId, messageId);
    const timer = window.setTimeout(() => this.end(personId, chatId, messageId), longestMs);
    this.waiting.set(keyOf(personId, chatId, messageId), { place, timer });
    this.onChange();
  }

  end(personId: number, chatId: number, messageId: number): void {
    const key = keyOf(personId, chatId, messageId);
    clearTimeout(this.waiting.get(key)?.timer);
    if (this.waiting.delete(key)) this.onChange();
  }
}

function keyOf(personId: number, chatId: number, messageId: number): string {
  return `${personId}:${chatId}:${messageId}`;
}
