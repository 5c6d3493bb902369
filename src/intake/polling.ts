import type { Api } from "grammy";
import { GrammyError } from "grammy";
import type { Update } from "grammy/types";
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
    const waiting = [];
    for (;;) {
      const updates = await this.#fetch(0);
      if (updates.length === 0) break;
      waiting.push(...(await this.deps.intake.store(updates)));
    }
    await this.deps.intake.recover();
    if (waiting.length > 0)
      this.deps.log.info({ count: waiting.length }, "updates waited at Telegram");
    this.#loop = this.#poll();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  async #poll(): Promise<void> {
    let failures = 0;
    while (!this.#stop.signal.aborted) {
      try {
        const updates = await this.#fetch(POLL_SECONDS);
        failures = 0;
        if (updates.length > 0) await this.deps.intake.run(await this.deps.intake.store(updates));
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        const fatal = fatalReason(error);
        if (fatal !== undefined) return this.deps.onFatal(fatal);
        const pauseMs = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures++);
        this.deps.log.warn({ err: error, pauseMs }, "could not fetch updates");
        await pause(pauseMs, this.#stop.signal);
      }
    }
  }

  async #fetch(timeout: number): Promise<Update[]> {
    const updates = await this.deps.api.getUpdates(
      { offset: this.#offset, limit: 100, timeout, allowed_updates: ALLOWED_UPDATES },
      // grammY's signal type comes from an older polyfill.
      this.#stop.signal as never,
    );
    const last = updates.at(-1);
    if (last) this.#offset = last.update_id + 1;
    return updates;
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

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
