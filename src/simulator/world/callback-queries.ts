/** A press that waits for its answer. */
export interface OpenQuery {
  id: string;
  personId: number;
  chatId: number;
  messageId: number;
  /** Unix time in milliseconds. */
  at: number;
}

/** Presses on inline buttons: each can be answered once, and not for long. */
export class CallbackQueries {
  private readonly open = new Map<string, OpenQuery>();
  private lastNumber = 4_000_000_000_000_000n;

  constructor(
    private readonly now: () => Date,
    private readonly lifetimeMs: number,
  ) {}

  add(press: Omit<OpenQuery, "id" | "at">): OpenQuery {
    this.lastNumber += 7n;
    const query = { ...press, id: String(this.lastNumber), at: this.now().getTime() };
    this.open.set(query.id, query);
    return query;
  }

  /** Takes a query out to be answered; none when it is unknown, answered or too old. */
  take(id: string): OpenQuery | undefined {
    const query = this.open.get(id);
    this.open.delete(id);
    return query && this.now().getTime() - query.at <= this.lifetimeMs ? query : undefined;
  }
}
