import { setTimeout } from "node:timers/promises";
import type { Api } from "grammy";
import { GrammyError } from "grammy";
import type { Update } from "grammy/types";
import type { InboxRow } from "../db/schema.js";
import type { Log } from "../log.js";
import { nameRefusal } from "../telegram/refusal.js";
import type { Intake } from "./intake.js";

const POLL_SECONDS = 30;
const LONGEST_PAUSE_MS = 30_000;

const ALLOWED_UPDATES: Exclude<keyof Update, "update_id">[] = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
  "chat_member",
  "message_reaction",
];

interface Deps {
  api: Api;
  intake: Intake;
  log: Log;
  /** Another program polls with this token, or the token was revoked: there is no going on. */
  onFatal(message: string): void;
}

/**
 * The long-polling loop. No offset is stored: Telegram is told of a batch with the next call, after it is on disk,
 * and what comes again is known by its key.
 */
export class Polling {
  readonly #stop = new AbortController();
  #offset = 0;
  #loop: Promise<void> = Promise.resolve();

  constructor(readonly deps: Deps) {}

  /**
   * Empties Telegram's queue into the inbox, recovers what the last process left, and goes on polling. In this order,
   * because an answer that may be missing is not given when something newer waits.
   */
  async start(): Promise<void> {
    let waited = 0;
    for (;;) {
      const batch = await this.#receive(0);
      if (!batch) return;
      if (batch.size === 0) break;
      waited += batch.fresh.length;
    }
    await this.deps.intake.recover();
    if (waited > 0) this.deps.log.info({ count: waited }, "updates waited at Telegram");
    this.#loop = this.#poll();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  async #poll(): Promise<void> {
    for (;;) {
      const batch = await this.#receive(POLL_SECONDS);
      if (!batch) return;
      await this.deps.intake.run(batch.fresh);
    }
  }

  /** The next batch, stored; tried until there is one. `undefined` when there is no going on. */
  async #receive(timeout: number): Promise<{ size: number; fresh: InboxRow[] } | undefined> {
    for (let failures = 0; !this.#stop.signal.aborted; failures++) {
      try {
        const updates = await this.#fetch(timeout);
        const fresh = updates.length > 0 ? await this.deps.intake.store(updates) : [];
        // Not before: the offset of the next call tells Telegram that it may forget them.
        const last = updates.at(-1);
        if (last) this.#offset = last.update_id + 1;
        return { size: updates.length, fresh };
      } catch (error) {
        if (this.#stop.signal.aborted) return undefined;
        const fatal = fatalReason(error);
        if (fatal !== undefined) {
          this.deps.onFatal(fatal);
          return undefined;
        }
        const pauseMs = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures);
        this.deps.log.warn({ err: error, pauseMs }, "could not take updates");
        await pause(pauseMs, this.#stop.signal);
      }
    }
    return undefined;
  }

  #fetch(timeout: number): Promise<Update[]> {
    return this.deps.api.getUpdates(
      { offset: this.#offset, limit: 100, timeout, allowed_updates: ALLOWED_UPDATES },
      // grammY's signal type comes from an older polyfill.
      this.#stop.signal as never,
    );
  }
}

function fatalReason(error: unknown): string | undefined {
  if (!(error instanceof GrammyError)) return undefined;
  const refusal = nameRefusal(error);
  if (refusal === "conflict") {
    return "Another program is polling with this BOT_TOKEN (409). Stop it, or start this one with a token of its own.";
  }
  // An ill-formed token is an unknown address.
  if (refusal === "token" || error.error_code === 404) {
    return `Telegram refuses BOT_TOKEN (${error.error_code} ${error.description}). Get a valid one from @BotFather.`;
  }
  return undefined;
}

/** Waits, or less when the loop is stopped. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch {
    // Stopped: the loop looks at the signal itself.
  }
}
