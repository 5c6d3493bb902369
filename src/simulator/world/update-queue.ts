import type { Update } from "@grammyjs/types";
import type { Redeliver } from "../control-types.js";

/** One of the optional fields of an update. */
export type UpdateBody = Omit<Update, "update_id">;
export type UpdateKind = keyof UpdateBody;

interface Queued {
  update: Update;
  queuedAt: number;
  /** Sent again though confirmed: goes once, whatever the offset. */
  isRepeat: boolean;
  wasHanded: boolean;
}

export interface QueueListener {
  onQueued: (update: Update) => void;
  onConfirmed: (updates: Update[]) => void;
}

/** Telegram leaves these out unless they are asked for by name. */
const onlyOnRequest = new Set<UpdateKind>([
  "chat_member",
  "message_reaction",
  "message_reaction_count",
]);

const keptMs = 24 * 3600_000;

/** Updates that wait for the bot: kept until they are confirmed, at most a day. */
export class UpdateQueue {
  private queue: Queued[] = [];
  /** For repeating; the newest thousand. */
  private confirmed: Update[] = [];
  private lastId: number;
  private allowed: ReadonlySet<UpdateKind> | undefined;

  constructor(
    private readonly now: () => Date,
    private readonly listener: QueueListener,
    firstId: number,
  ) {
    this.lastId = firstId - 1;
  }

  get isEmpty(): boolean {
    return this.queue.length === 0;
  }

  listPending(): Update[] {
    return this.queue.map(({ update }) => update);
  }

  /** Kinds of update that the bot wants from now on; an empty list stands for the usual ones. */
  setAllowed(kinds: readonly UpdateKind[]): void {
    this.allowed = kinds.length > 0 ? new Set(kinds) : undefined;
  }

  /** Queues an update; one of a kind that the bot did not ask for does not come to be. */
  push(body: UpdateBody): Update | undefined {
    const [kind] = Object.keys(body) as UpdateKind[];
    if (!kind || !this.isAllowed(kind)) return undefined;
    const update = { update_id: ++this.lastId, ...body };
    this.enqueue([update], false);
    return update;
  }

  /** Queues again what was queued before. */
  redeliver(wanted: Redeliver): Update[] {
    const all = [...this.confirmed, ...this.listPending()];
    const known = [...new Map(all.map((update) => [update.update_id, update])).values()];
    known.sort((a, b) => a.update_id - b.update_id);
    const repeated =
      "updateId" in wanted
        ? known.filter(({ update_id: id }) => id === wanted.updateId)
        : known.slice("count" in wanted ? -wanted.count : -1);
    if (repeated.length === 0) throw new Error("There is no such update to repeat");
    this.enqueue(repeated, true);
    this.queue.sort((a, b) => a.update.update_id - b.update.update_id);
    return repeated;
  }

  /** The oldest updates; they stay until they are confirmed. */
  hand(limit: number): Update[] {
    const handed = this.queue.slice(0, limit);
    for (const entry of handed) entry.wasHanded = true;
    return handed.map(({ update }) => update);
  }

  /** Forgets all before this id; a negative offset keeps only so many of the newest. */
  confirmBefore(offset: number): void {
    const kept = new Set(offset < 0 ? this.queue.slice(offset) : []);
    const oldest = this.now().getTime() - keptMs;
    this.forget((entry) => {
      if (offset < 0) return !kept.has(entry);
      if (entry.queuedAt < oldest) return true;
      return entry.isRepeat ? entry.wasHanded : entry.update.update_id < offset;
    });
  }

  /** Forgets one update, as an accepted webhook does. */
  confirmOne(update: Update): void {
    this.forget((entry) => entry.update.update_id === update.update_id);
  }

  dropPending(): void {
    this.forget(() => true);
  }

  private isAllowed(kind: UpdateKind): boolean {
    return this.allowed ? this.allowed.has(kind) : !onlyOnRequest.has(kind);
  }

  private enqueue(updates: Update[], isRepeat: boolean): void {
    const queuedAt = this.now().getTime();
    for (const update of updates) {
      this.queue.push({ update, queuedAt, isRepeat, wasHanded: false });
      this.listener.onQueued(update);
    }
  }

  private forget(isGone: (entry: Queued) => boolean): void {
    const gone = this.queue.filter(isGone).map(({ update }) => update);
    if (gone.length === 0) return;
    this.queue = this.queue.filter((entry) => !isGone(entry));
    this.confirmed = [...this.confirmed, ...gone].slice(-1000);
    this.listener.onConfirmed(gone);
  }
}
