/**
 * Runs jobs of one lane in order and lanes side by side, at most `limit` at once. A job handles its own errors; one
 * that throws is a fault of the program and ends it.
 */
export class Lanes {
  readonly #queues = new Map<string, (() => Promise<void>)[]>();
  readonly #ready: string[] = [];
  #running = 0;
  #size = 0;
  #waiters: (() => void)[] = [];

  constructor(readonly limit: number) {}

  /** Jobs that wait or run. */
  get size(): number {
    return this.#size;
  }

  push(lane: string, job: () => Promise<void>): void {
    this.#size++;
    const queue = this.#queues.get(lane);
    if (queue) {
      queue.push(job);
      return;
    }
    this.#queues.set(lane, [job]);
    this.#ready.push(lane);
    this.#fill();
  }

  /** Resolves when at most `size` jobs are left. */
  async settledTo(size: number): Promise<void> {
    while (this.#size > size) await new Promise<void>((resolve) => this.#waiters.push(resolve));
  }

  #fill(): void {
    while (this.#running < this.limit) {
      const lane = this.#ready.shift();
      if (lane === undefined) return;
      this.#running++;
      void this.#runFirst(lane);
    }
  }

  /** One job, then back to the end of the line, so that a long lane does not starve the others. */
  async #runFirst(lane: string): Promise<void> {
    const queue = this.#queues.get(lane);
    const job = queue?.[0];
    await job?.();
    queue?.shift();
    if (queue?.length) this.#ready.push(lane);
    else this.#queues.delete(lane);
    this.#running--;
    this.#size--;
    for (const wake of this.#waiters.splice(0)) wake();
    this.#fill();
  }
}
