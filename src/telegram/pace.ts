/** What counts towards one limit of Telegram. */
export interface PaceLimits {
  /** Calls a second, all chats together. */
  overallPerSecond: number;
  /** Messages a second to one private chat. */
  privatePerSecond: number;
  /** Messages a minute to one group; edits and new topics are counted apart, each by the same number. */
  groupPerMinute: number;
}

export const TELEGRAM_PACE: PaceLimits = {
  overallPerSecond: 30,
  privatePerSecond: 1,
  groupPerMinute: 20,
};

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/**
 * Keeps the number of calls inside Telegram's limits by sliding windows: what was sent to a person directly and what
 * left the outbox count together. Times are milliseconds.
 */
export class Pace {
  readonly #sent = new Map<string, number[]>();
  readonly #heldUntil = new Map<number, number>();

  constructor(readonly limits: PaceLimits) {}

  /**
   * How long a call must wait from `now`; 0 = it may leave. A patient one leaves a quarter of a group's limit to others,
   * so that these find a free place at once and never stand behind it.
   */
  delay(chatId: number, method: string, now: number, { isPatient = false } = {}): number {
    const held = (this.#heldUntil.get(chatId) ?? 0) - now;
    const waits = this.#windows(chatId, method).map(({ key, limit: most, spanMs }) => {
      const times = this.#recent(key, now - spanMs);
      const limit = isPatient && spanMs === MINUTE_MS ? most - Math.floor(most / 4) : most;
      const oldest = times[times.length - limit];
      return oldest === undefined ? 0 : oldest + spanMs - now;
    });
    return Math.max(0, held, ...waits);
  }

  count(chatId: number, method: string, now: number): void {
    for (const { key, spanMs } of this.#windows(chatId, method)) {
      this.#sent.set(key, [...this.#recent(key, now - spanMs), now]);
    }
  }

  /** Telegram said 429: nothing leaves for this chat until then. */
  hold(chatId: number, until: number): void {
    this.#heldUntil.set(chatId, until);
  }

  #windows(chatId: number, method: string) {
    const overall = { key: "all", limit: this.limits.overallPerSecond, spanMs: SECOND_MS };
    const kind = kindOf(method);
    if (kind === "other") return [overall];
    const own =
      chatId > 0
        ? { key: `${chatId}`, limit: this.limits.privatePerSecond, spanMs: SECOND_MS }
        : { key: `${chatId}:${kind}`, limit: this.limits.groupPerMinute, spanMs: MINUTE_MS };
    return [overall, own];
  }

  #recent(key: string, since: number): number[] {
    const times = this.#sent.get(key);
    if (!times) return [];
    const first = times.findIndex((time) => time > since);
    times.splice(0, first === -1 ? times.length : first);
    if (times.length === 0) this.#sent.delete(key);
    return times;
  }
}

function kindOf(method: string): "message" | "edit" | "topic" | "other" {
  if (/^(send(?!ChatAction)|copy|forward)/.test(method)) return "message";
  if (method.startsWith("editMessage")) return "edit";
  if (method === "createForumTopic") return "topic";
  return "other";
}
