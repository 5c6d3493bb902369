import type { Message } from "@grammyjs/types";
import { placeKey, threadOf, type ChatPlace } from "./place.js";

/** How long Telegram shows it unless it is renewed. */
const shownMs = 5000;

/** Where the bot is said to be typing, or sending something. */
export class Typing {
  private readonly shown = new Map<string, { action: string; timer: number }>();

  constructor(private readonly onEnd: () => void) {}

  /** The action under way, like "typing" or "upload_photo". */
  find(place: ChatPlace): string | undefined {
    return this.shown.get(placeKey(place))?.action;
  }

  add({ action, ...place }: ChatPlace & { action: string }): void {
    this.forget(place);
    const timer = window.setTimeout(() => {
      this.forget(place);
      this.onEnd();
    }, shownMs);
    this.shown.set(placeKey(place), { action, timer });
  }

  /** A message of the bot is what the typing was for. */
  end(chatId: number, message: Message): void {
    if (message.from?.is_bot) this.forget({ chatId, threadId: threadOf(message) });
  }

  private forget(place: ChatPlace): void {
    clearTimeout(this.shown.get(placeKey(place))?.timer);
    this.shown.delete(placeKey(place));
  }
}
