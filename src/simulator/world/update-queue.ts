import type { Update } from "@grammyjs/types";
import { Refusal } from "../refusal.js";
import type { Redeliver } from "../control-types.js";
import { Presence } from "./presence.js";

/** One of the optional fields of an update. */
export type UpdateBody = Omit<Update, "update_id">;
export type UpdateKind = keyof UpdateBody;

export interface Poll {
  offset?: number;
  limit?: number;
  /** Seconds. */
  timeout?: number;
  allowed_updates?: readonly UpdateKind[];
}

interface Queued {
  update: Update;
  queuedAt: number;
  /** Sent again though confirmed: goes once, whatever the offset. */
  isRepeat: boolean;
  wasHanded: boolean;
}

function byUpdateId(a: Queued, b: Queued): number {
  return a.update.update_id - b.update.update_id;
}

interface Waiter {
  settle(updates: Update[] | Refusal): void;
}

export interface QueueListener {
  onQueued(update: Update): void;
  onConfirmed(updates: Update[]): void;
  onPolling(isPolling: boolean): void;
}

/** Telegram leaves these out unless they are asked for by name. */
const onlyOnRequest = new Set<UpdateKind>([
  "chat_member",
  "message_reaction",
  "message_reaction_count",
]);

const conflictWords =
  "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

const keptMs = 24 * 3600_000;

/** Updates that wait for the bot: kept until an offset confirms them, at most a day. */
export class UpdateQueue {
  private queue: Queued[] = [];
  private delivered: Update[] = [];
  private lastId: number;
  private allowed: ReadonlySet<UpdateKind> | undefined;
  private waiter: Waiter | undefined;
  private readonly presence: Presence;

  constructor(
    private readonly now: () => Date,
    private readonly listener: QueueListener,
    firstId: number,
  ) {
    this.lastId = firstId - 1;
    this.presence = new Presence((isPolling) => listener.onPolling(isPolling));
  }

  get isPolling(): boolean {
    return this.presence.isHere;
  }

  /** True while a call stands and waits for something to come. */
  get hasWaitingPoll(): boolean {
    return this.waiter !== undefined;
  }

  listPending(): Update[] {
    return this.queue.map(({ update }) => update);
  }

  /** Queues an update; one of a kind that the bot did not ask for does not come to be. */
  push(body: UpdateBody): Update | undefined {
    const [kind] = Object.keys(body) as UpdateKind[];
    if (!kind || !this.isAllowed(kind)) return undefined;
    const update = { update_id: ++this.lastId, ...body };
    this.enqueue([{ update, isRepeat: false }]);
    this.listener.onQueued(update);
    return update;
  }

  /** Queues again what was queued before. */
  redeliver(wanted: Redeliver): Update[] {
    const repeated = this.findDelivered(wanted);
    if (repeated.length === 0) throw new Error("There is no such update to repeat");
    this.enqueue(repeated.map((update) => ({ update, isRepeat: true })));
    for (const update of repeated) this.listener.onQueued(update);
    return repeated;
  }

  /** Long polling: waits until there is something, the time is over, or `whenGone` fires. */
  async poll({ offset, limit, timeout, ...rest }: Poll, whenGone: AbortSignal): Promise<Update[]> {
    if (rest.allowed_updates) {
      this.allowed = rest.allowed_updates.length > 0 ? new Set(rest.allowed_updates) : undefined;
    }
    this.confirm(offset ?? 0);
    this.waiter?.settle(new Refusal(409, conflictWords));
    this.presence.arrive();
    try {
      if (this.queue.length === 0 && timeout) await this.somethingComes(timeout * 1000, whenGone);
      return whenGone.aborted ? [] : this.hand(limit ?? 100);
    } finally {
      this.presence.leave();
    }
  }

  dropPending(): void {
    this.forget(() => true);
  }

  /** Ends a call that waits, as the server does when it stops. */
  close(): void {
    this.waiter?.settle([]);
    this.presence.stopLeaving();
  }

  private isAllowed(kind: UpdateKind): boolean {
    return this.allowed ? this.allowed.has(kind) : !onlyOnRequest.has(kind);
  }

  private enqueue(entries: Pick<Queued, "update" | "isRepeat">[]): void {
    const queuedAt = this.now().getTime();
    this.queue.push(...entries.map((entry) => ({ ...entry, queuedAt, wasHanded: false })));
    if (entries.some(({ isRepeat }) => isRepeat)) this.queue.sort(byUpdateId);
    const { waiter } = this;
    // What happens in one moment (an album, a crowd) goes out in one answer.
    if (waiter) setImmediate(() => waiter.settle([]));
  }

  private findDelivered(wanted: Redeliver): Update[] {
    const all = [...this.delivered, ...this.listPending()];
    const known = [...new Map(all.map((update) => [update.update_id, update])).values()];
    known.sort((a, b) => a.update_id - b.update_id);
    if ("updateId" in wanted) return known.filter((each) => each.update_id === wanted.updateId);
    return known.slice("count" in wanted ? -wanted.count : -1);
  }

  private confirm(offset: number): void {
    if (offset < 0) {
      const kept = new Set(this.queue.slice(offset));
      this.forget((entry) => !kept.has(entry));
      return;
    }
    const oldest = this.now().getTime() - keptMs;
    this.forget(
      ({ update, isRepeat, wasHanded, queuedAt }) =>
        queuedAt < oldest || (isRepeat ? wasHanded : update.update_id < offset),
    );
  }

  private forget(isGone: (entry: Queued) => boolean): void {
    const gone = this.queue.filter(isGone).map(({ update }) => update);
    if (gone.length === 0) return;
    this.queue = this.queue.filter((entry) => !isGone(entry));
    this.delivered = [...this.delivered, ...gone].slice(-1000);
    this.listener.onConfirmed(gone);
  }

  private hand(limit: number): Update[] {
    const handed = this.queue.slice(0, limit);
    for (const entry of handed) entry.wasHanded = true;
    return handed.map(({ update }) => update);
  }

  private somethingComes(waitMs: number, whenGone: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (result: Update[] | Refusal) => {
        if (this.waiter !== waiter) return;
        this.waiter = undefined;
        clearTimeout(timer);
        if (result instanceof Refusal) reject(result);
        else resolve();
      };
      const waiter: Waiter = { settle };
      const timer = setTimeout(() => settle([]), waitMs);
      whenGone.addEventListener("abort", () => settle([]), { once: true });
      this.waiter = waiter;
    });
  }
}
