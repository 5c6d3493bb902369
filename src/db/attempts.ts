import type { Commit } from "./commit.js";
import type { Trx } from "./schema.js";

/** Pieces of work, each in a transaction of its own: one that fails keeps none of the others back. */
export class Attempts {
  readonly #failures: unknown[] = [];

  constructor(private readonly commit: Commit) {}

  async make(work: (trx: Trx) => Promise<unknown>): Promise<void> {
    try {
      await this.commit(work);
    } catch (error) {
      this.#failures.push(error);
    }
  }

  /** @throws AggregateError with this message, holding every failure; nothing when there was none */
  end(message: string): void {
    if (this.#failures.length > 0) throw new AggregateError(this.#failures, message);
  }
}
