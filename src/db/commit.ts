import { sql } from "kysely";
import type { Db, Trx } from "./schema.js";

/**
 * Runs `work` in a transaction and resolves once it is on disk. Inside, nothing is awaited but `trx`: the outer
 * database would wait for ever, and the network would stall everybody.
 */
export type Commit = <T>(work: (trx: Trx) => Promise<T>) => Promise<T>;

interface Job {
  run(trx: Trx): Promise<void>;
  settle(): void;
  fail(error: unknown): void;
}

/** Fewer than the pool has connections: whoever only reads never waits for those who write. */
const MOST_AT_ONCE = 7;

/**
 * A plain transaction a call, for Postgres, where transactions run side by side: so many at once, and the others in
 * the order in which they came. A thousand who wait for one lock would else wait for a connection until it times out.
 */
export function plainCommit(db: Db): Commit {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= MOST_AT_ONCE) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await db.transaction().execute(work);
    } finally {
      const next = waiting.shift();
      // A place is handed on, never freed in between: nobody who comes now can take it.
      if (next) next();
      else running--;
    }
  };
}

/**
 * All calls made while a transaction runs share the next one, each behind a savepoint: one disk flush for many.
 * A job that throws is rolled back alone.
 */
export function groupCommit(db: Db): Commit {
  let waiting: Job[] = [];
  let running = false;

  async function drain() {
    running = true;
    while (waiting.length > 0) {
      const jobs = waiting;
      waiting = [];
      try {
        await db.transaction().execute(async (trx) => {
          for (const job of jobs) await job.run(trx);
        });
        for (const job of jobs) job.settle();
      } catch (error) {
        for (const job of jobs) job.fail(error);
      }
    }
    running = false;
  }

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push(createJob(work, resolve, reject));
      if (running) return;
      running = true;
      setImmediate(() => void drain());
    });
}

function createJob<T>(
  work: (trx: Trx) => Promise<T>,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): Job {
  let settle: () => void = () => undefined;
  return {
    async run(trx) {
      await sql`savepoint job`.execute(trx);
      try {
        const value = await work(trx);
        settle = () => resolve(value);
        await sql`release savepoint job`.execute(trx);
      } catch (error) {
        await sql`rollback to savepoint job`.execute(trx);
        settle = () => reject(error);
      }
    },
    settle: () => settle(),
    fail: (error) => reject(error),
  };
}
