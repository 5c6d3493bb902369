import type { Api } from "grammy";
import { GrammyError } from "grammy";
import type { Commit } from "../db/commit.js";
import type { Db, OutboxRow, Trx } from "../db/schema.js";
import type { Log } from "../log.js";
import type { Pace } from "../telegram/pace.js";
import { nameRefusal, surelyNotSent, type Refusal } from "../telegram/refusal.js";
import {
  countAttempt,
  countWaiting,
  findHead,
  findNextDue,
  listDueLanes,
  setHeld,
  setRefused,
  setRetry,
  setSent,
} from "./outbox.repository.js";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** Longer waits end the lane's sender; the clock of the worker takes it up again. */
const WAIT_IN_PLACE_MS = 2_000;
const LONGEST_SLEEP_MS = 60_000;

/** What a call comes to just before it leaves, or why it can't leave yet. */
export type Prepared =
  | {
      kind: "send";
      chatId: number;
      method: string;
      payload: object;
      step?: Step;
      /** It lets others pass when the chat's pace is short. */
      isPatient?: boolean;
    }
  /** Something has to happen first, such as binding a staff chat. */
  | { kind: "hold"; reason: string; ms: number }
  /** There is nothing left to send, for instance a topic in a group that has none. */
  | { kind: "drop" };

type Sending = Extract<Prepared, { kind: "send" }>;

/** The call only prepares the ground (a topic, a card): its result is kept and the row itself comes next. */
export type Step = (trx: Trx, result: unknown) => Promise<void>;

/** What the features make of a row: where it goes, and what its end means for a case. */
export interface OutboxHooks {
  prepare(row: OutboxRow): Promise<Prepared>;
  onSent(trx: Trx, row: OutboxRow, chatId: number, result: unknown): Promise<void>;
  /** Says whether the row is to be tried again (its ground was mended) or has ended. */
  onRefused(
    trx: Trx,
    row: OutboxRow,
    refusal: Refusal,
    error: GrammyError,
  ): Promise<"retry" | "ended">;
}

interface Deps {
  db: Db;
  commit: Commit;
  /** Without a retrying transformer: a repeat that nobody counted could not be told to staff. */
  api: Api;
  pace: Pace;
  log: Log;
  hooks: OutboxHooks;
}

/** Sends what was written for others: in order within a lane, inside Telegram's pace, until sent or refused for good. */
export class OutboxWorker {
  /** Lanes at work; `true` when a kick came meanwhile, which must not be lost while the sender ends. */
  readonly #lanes = new Map<string, boolean>();
  readonly #senders = new Set<Promise<void>>();
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #timer: NodeJS.Timeout | undefined;
  #wakeAt = Infinity;
  #running = false;

  constructor(readonly deps: Deps) {}

  start(): void {
    this.#running = true;
    this.kick();
  }

  async stop(): Promise<void> {
    this.#running = false;
    clearTimeout(this.#timer);
    this.#wakeAt = Infinity;
    await this.#looking;
    await Promise.all(this.#senders);
  }

  /** Something may be due: called after each commit. */
  kick(): void {
    if (!this.#running) return;
    if (this.#looking) {
      this.#lookAgain = true;
      return;
    }
    this.#looking = this.#look().finally(() => {
      this.#looking = undefined;
      if (this.#lookAgain) {
        this.#lookAgain = false;
        this.kick();
      }
    });
  }

  /** Resolves when nothing is due: what waits for later does not count. */
  async settled(): Promise<void> {
    for (;;) {
      await this.#looking;
      await Promise.all(this.#senders);
      const isBusy = this.#looking !== undefined || this.#senders.size > 0;
      const due = await listDueLanes(this.deps.db, new Date().toISOString());
      if (!isBusy && due.length === 0) return;
      if (!isBusy) this.kick();
    }
  }

  countWaiting(): Promise<number> {
    return countWaiting(this.deps.db);
  }

  async #look(): Promise<void> {
    try {
      for (const lane of await listDueLanes(this.deps.db, new Date().toISOString())) {
        if (this.#lanes.has(lane)) this.#lanes.set(lane, true);
        else this.#startLane(lane);
      }
      await this.#wakeAtNextDue();
    } catch (error) {
      this.deps.log.error({ err: error }, "could not look into the outbox");
      this.#wakeIn(1_000);
    }
  }

  #startLane(lane: string): void {
    this.#lanes.set(lane, false);
    const sender = this.#sendLane(lane).finally(() => {
      this.#senders.delete(sender);
      const kicked = this.#lanes.get(lane);
      this.#lanes.delete(lane);
      if (kicked) this.kick();
    });
    this.#senders.add(sender);
  }

  async #sendLane(lane: string): Promise<void> {
    try {
      while (this.#running) {
        const row = await findHead(this.deps.db, lane);
        if (!row || row.next_at > new Date().toISOString()) break;
        await this.#sendRow(row);
      }
    } catch (error) {
      this.deps.log.error({ err: error, lane }, "outbox lane stopped; it is taken up again");
      this.#wakeIn(1_000);
      return;
    }
    await this.#wakeAtNextDue();
  }

  async #sendRow(row: OutboxRow): Promise<void> {
    const { commit, hooks, pace } = this.deps;
    const prepared = await hooks.prepare(row);
    if (prepared.kind === "drop") return commit((trx) => setSent(trx, row.id, null));
    if (prepared.kind === "hold") return this.#hold(row, prepared.ms, prepared.reason);

    const { chatId, method } = prepared;
    const waitMs = pace.delay(chatId, method, Date.now(), prepared);
    if (waitMs > WAIT_IN_PLACE_MS) return this.#putOff(row, waitMs, row.error ?? "waits its turn");
    if (waitMs > 0) {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      return;
    }
    pace.count(chatId, method, Date.now());
    if (!(await commit((trx) => countAttempt(trx, row)))) return;
    await this.#call({ ...row, attempts: row.attempts + 1 }, prepared);
  }

  async #call(row: OutboxRow, prepared: Sending): Promise<void> {
    const { api, commit } = this.deps;
    const { chatId, method, payload } = prepared;
    const raw = api.raw as unknown as Record<string, (payload: object) => Promise<unknown>>;
    let result: unknown;
    try {
      result = await raw[method]?.({ ...payload, chat_id: chatId });
    } catch (error) {
      return this.#failed(row, prepared, error);
    }
    await commit((trx) => this.#done(trx, row, prepared, result));
  }

  async #done(trx: Trx, row: OutboxRow, { chatId, step }: Sending, result: unknown) {
    if (step) return step(trx, result);
    await setSent(trx, row.id, messageIdOf(result));
    await this.deps.hooks.onSent(trx, row, chatId, result);
  }

  async #failed(row: OutboxRow, prepared: Sending, error: unknown): Promise<void> {
    const { commit, hooks, log, pace } = this.deps;
    const { chatId } = prepared;
    if (!(error instanceof GrammyError)) {
      const certainty = surelyNotSent(error) ? "not sent" : "perhaps sent";
      log.warn({ err: error, outboxId: row.id, attempts: row.attempts, certainty }, "send failed");
      return this.#putOff(row, backoff(row.attempts), `${certainty}: ${String(error)}`);
    }

    const refusal = nameRefusal(error);
    const reason = `${error.error_code} ${error.description}`;
    if (refusal === "too-many") {
      const ms = (error.parameters.retry_after ?? 1) * 1_000;
      pace.hold(chatId, Date.now() + ms);
      return this.#putOff(row, ms, reason);
    }
    if (refusal === "server" || refusal === "token" || refusal === "conflict") {
      return this.#putOff(row, backoff(row.attempts), reason);
    }
    await commit(async (trx) => {
      if (refusal === "not-modified") return this.#done(trx, row, prepared, true);
      const end = await hooks.onRefused(trx, row, refusal, error);
      if (end === "retry") await setRetry(trx, row.id, new Date().toISOString(), reason);
      else await setRefused(trx, row.id, reason);
    });
    log.warn(
      { outboxId: row.id, method: row.method, refusal, reason },
      "Telegram refused a message",
    );
  }

  async #putOff(row: OutboxRow, ms: number, reason: string): Promise<void> {
    const nextAt = new Date(Date.now() + ms).toISOString();
    await this.deps.commit((trx) => setRetry(trx, row.id, nextAt, reason));
  }

  /** A row that was woken while it was being looked at is looked at again. */
  async #hold(row: OutboxRow, ms: number, reason: string): Promise<void> {
    const nextAt = new Date(Date.now() + ms).toISOString();
    await this.deps.commit((trx) => setHeld(trx, row, nextAt, reason));
  }

  async #wakeAtNextDue(): Promise<void> {
    const next = await findNextDue(this.deps.db, new Date().toISOString());
    if (next !== undefined) this.#wakeIn(Date.parse(next) - Date.now());
  }

  /** Looks again after this time at the latest: a lane that waits for longer does not put the others off. */
  #wakeIn(ms: number): void {
    const at = Date.now() + Math.min(Math.max(ms, 1), LONGEST_SLEEP_MS);
    if (!this.#running || this.#wakeAt <= at) return;
    clearTimeout(this.#timer);
    this.#wakeAt = at;
    this.#timer = setTimeout(() => {
      this.#wakeAt = Infinity;
      this.kick();
    }, at - Date.now());
  }
}

/** Milliseconds before the next try, doubled each time, with jitter so that lanes do not come back together. */
function backoff(attempts: number): number {
  const ms = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
  return ms * (0.75 + Math.random() / 2);
}

function messageIdOf(result: unknown): number | null {
  return (result as { message_id?: number } | null)?.message_id ?? null;
}
