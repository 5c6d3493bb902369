import { Refusal } from "./refusal.js";

interface Limit {
  most: number;
  withinMs: number;
}

/** What Telegram advises bots to keep to; beyond it calls are refused with 429. */
const everywhere: Limit = { most: 30, withinMs: 1000 };
const inGroup: Limit = { most: 20, withinMs: 60_000 };
/** One a second is advised; short bursts pass. */
const inPrivate: Limit = { most: 5, withinMs: 5000 };

const sending = /^(send(?!ChatAction)|copyMessage|forwardMessage)/;

/** Refuses what a bot sends too fast, as Telegram does. */
export class Pace {
  private readonly sent = new Map<string, number[]>();

  constructor(private readonly now: () => Date) {}

  /** Counts a call, or throws 429 with the seconds that are left to wait. */
  check(method: string, { chat_id: chatId }: Record<string, unknown>): void {
    if (!sending.test(method)) return;
    const chat = String(chatId);
    const limits: [string, Limit][] = [
      ["everywhere", everywhere],
      [chat, chat.startsWith("-") || chat.startsWith("@") ? inGroup : inPrivate],
    ];
    const waitMs = Math.max(...limits.map(([key, limit]) => this.waitFor(key, limit)));
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000);
      const words = `Too Many Requests: retry after ${seconds}`;
      throw new Refusal(429, words, { retry_after: seconds });
    }
    for (const [key] of limits) this.sent.get(key)?.push(this.now().getTime());
  }

  private waitFor(key: string, { most, withinMs }: Limit): number {
    const now = this.now().getTime();
    const recent = (this.sent.get(key) ?? []).filter((at) => at > now - withinMs);
    this.sent.set(key, recent);
    const oldest = recent.at(-most);
    return oldest === undefined ? 0 : oldest + withinMs - now;
  }
}
