import type { Update } from "grammy/types";
import type { Commit } from "../db/commit.js";
import type { Db, InboxRow } from "../db/schema.js";
import type { Log } from "../log.js";
import {
  deleteAnsweredBefore,
  insertUpdates,
  isClaimed,
  listUnanswered,
  setAnswered,
} from "./inbox.repository.js";
import { laneOf } from "./lane-of.js";
import { Lanes } from "./lanes.js";

const RUN_AT_ONCE = 256;
/** Above this many waiting updates nothing more is fetched; they are safe at Telegram for a day. */
const MOST_WAITING = 5_000;
const TRIES = 3;
const FIRST_PAUSE_MS = 200;
/** "Done" marks ride with the next batch of updates, or leave by themselves after this time. */
const MARK_AFTER_MS = 25;
const KEEP_ANSWERED_MS = 7 * 24 * 3_600_000;

/**
 * How an update is taken: `new` for the first time, `repeat` when its effect is stored and only the answer may be
 * missing, `apology` when it failed for good and the person must hear of it.
 */
export type Taking = "new" | "repeat" | "apology";

interface Deps {
  db: Db;
  commit: Commit;
  log: Log;
  handle(update: Update, taking: Taking): Promise<void>;
}

/** The durable way in: an update is stored before Telegram hears that we have it, then runs in its lane. */
export class Intake {
  readonly #lanes = new Lanes(RUN_AT_ONCE);
  #answered: number[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(readonly deps: Deps) {}

  /** Stores a batch together with the "done" marks that are due; the new ones are returned, not started yet. */
  async store(updates: Update[]): Promise<InboxRow[]> {
    const received_at = new Date().toISOString();
    const rows = updates.map((update) => ({
      update_id: update.update_id,
      lane: laneOf(update),
      body: JSON.stringify(update),
      received_at,
    }));
    const marks = this.#takeMarks();
    const fresh = await this.deps.commit(async (trx) => {
      await setAnswered(trx, marks);
      return insertUpdates(trx, rows);
    });
    return fresh.map((row) => ({ ...row, state: 0 }));
  }

  /** Queues stored updates in their lanes, and holds the caller while too many wait. */
  async run(rows: InboxRow[]): Promise<void> {
    for (const row of rows) this.#lanes.push(row.lane, () => this.#process(row));
    await this.#lanes.settledTo(MOST_WAITING);
  }

  /**
   * Takes up what the last process left. Of the answers that may be missing in one lane only the newest is given, and
   * only when nothing newer waits there: repeated questions make people answer twice.
   */
  async recover(): Promise<void> {
    const rows = await listUnanswered(this.deps.db);
    const newestOfLane = new Map(rows.map((row) => [row.lane, row.update_id]));
    const isStale = (row: InboxRow) =>
      row.state === 1 && newestOfLane.get(row.lane) !== row.update_id;
    this.#answered.push(...rows.filter(isStale).map((row) => row.update_id));
    this.#markSoon();
    await this.run(rows.filter((row) => !isStale(row)));
  }

  /** Resolves when every update taken so far is handled and marked. */
  async settled(): Promise<void> {
    await this.#lanes.settledTo(0);
    await this.#mark();
  }

  async prune(now: Date): Promise<void> {
    const before = new Date(now.getTime() - KEEP_ANSWERED_MS).toISOString();
    await this.deps.commit((trx) => deleteAnsweredBefore(trx, before));
  }

  async #process(row: InboxRow): Promise<void> {
    const update = JSON.parse(row.body) as Update;
    let taking: Taking = row.state === 0 ? "new" : "repeat";
    for (let attempt = 1; ; attempt++) {
      try {
        await this.deps.handle(update, taking);
        break;
      } catch (error) {
        this.deps.log.error(
          { err: error, updateId: row.update_id, attempt, taking },
          "update failed",
        );
        if (taking === "apology") break;
        await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** (attempt - 1)));
        taking = attempt < TRIES ? await this.#howToRetry(row.update_id) : "apology";
      }
    }
    this.#answered.push(row.update_id);
    this.#markSoon();
  }

  async #howToRetry(updateId: number): Promise<Taking> {
    const claimed = await isClaimed(this.deps.db, updateId).catch(() => false);
    return claimed ? "repeat" : "new";
  }

  #takeMarks(): number[] {
    const marks = this.#answered;
    this.#answered = [];
    return marks;
  }

  #markSoon(): void {
    this.#timer ??= setTimeout(() => void this.#mark(), MARK_AFTER_MS);
  }

  async #mark(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const marks = this.#takeMarks();
    if (marks.length === 0) return;
    try {
      await this.deps.commit((trx) => setAnswered(trx, marks));
    } catch (error) {
      this.deps.log.warn({ err: error }, "could not mark updates as answered; trying again");
      this.#answered.push(...marks);
      this.#markSoon();
    }
  }
}
