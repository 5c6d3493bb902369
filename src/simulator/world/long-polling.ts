import type { Update } from "@grammyjs/types";
import { Refusal } from "../rules/refusal.js";
import { Presence } from "./presence.js";
import type { UpdateKind, UpdateQueue } from "./update-queue.js";

export interface PollParams {
  offset?: number;
  limit?: number;
  /** Seconds. */
  timeout?: number;
  allowed_updates?: readonly UpdateKind[];
}

const conflictWords =
  "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

/** `getUpdates`: one caller at a time waits until there is something. */
export class LongPolling {
  private readonly presence: Presence;
  /** Ends the wait of the caller who stands there. */
  private release: ((refusal?: Refusal) => void) | undefined;

  constructor(
    private readonly queue: UpdateQueue,
    onPresence: (isHere: boolean) => void,
  ) {
    this.presence = new Presence(onPresence);
  }

  /** True while the bot polls, and two seconds after. */
  get isPolling(): boolean {
    return this.presence.isHere;
  }

  /** True while a call stands and waits for something to come. */
  get isWaiting(): boolean {
    return this.release !== undefined;
  }

  /** Waits until there is something, the time is over, or `whenGone` fires; a second call ends the first. */
  async poll(params: PollParams, whenGone: AbortSignal): Promise<Update[]> {
    const { offset = 0, limit = 100, timeout = 0, allowed_updates: allowed } = params;
    if (allowed) this.queue.setAllowed(allowed);
    this.queue.confirmBefore(offset);
    this.release?.(new Refusal(409, conflictWords));
    this.presence.arrive();
    try {
      if (this.queue.isEmpty && timeout > 0) await this.wait(timeout * 1000, whenGone);
      return whenGone.aborted ? [] : this.queue.hand(limit);
    } finally {
      this.presence.leave();
    }
  }

  /** To be called when an update was queued. What happens in one moment (an album, a crowd) goes out together. */
  wake(): void {
    const { release } = this;
    if (release) setImmediate(release);
  }

  /** Ends a call that waits, as the server does when it stops. */
  close(): void {
    this.release?.();
    this.presence.stopLeaving();
  }

  private wait(waitMs: number, whenGone: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const release = (refusal?: Refusal) => {
        if (this.release !== release) return;
        this.release = undefined;
        clearTimeout(timer);
        if (refusal) reject(refusal);
        else resolve();
      };
      const timer = setTimeout(release, waitMs);
      whenGone.addEventListener("abort", () => release(), { once: true });
      this.release = release;
    });
  }
}
