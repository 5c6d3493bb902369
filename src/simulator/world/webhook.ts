import type { Update } from "@grammyjs/types";
import type { UpdateQueue } from "./update-queue.js";

export interface WebhookSettings {
  url: string;
  /** Sent along as `X-Telegram-Bot-Api-Secret-Token`. */
  secretToken?: string;
  maxConnections: number;
}

/** Why the last delivery failed. */
export interface WebhookFailure {
  message: string;
  at: Date;
}

/** Carries out a call that the webhook's answer asks for. */
type CallBack = (method: string, params: Record<string, unknown>) => Promise<void>;

const firstRetryMs = 100;
const longestRetryMs = 10_000;

/** Posts updates to the bot's address: one at a time in each chat, again and again until it is accepted. */
export class Webhook {
  settings: WebhookSettings | undefined;
  lastFailure: WebhookFailure | undefined;
  /** Set by the server, which knows how to carry out a call. */
  callBack: CallBack = () => Promise.resolve();
  private readonly inFlight = new Map<number, Update>();
  private retryMs = firstRetryMs;
  private retryTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly queue: UpdateQueue,
    private readonly now: () => Date,
  ) {}

  set(settings: WebhookSettings | undefined): void {
    this.settings = settings;
    this.lastFailure = undefined;
    this.retryMs = firstRetryMs;
    this.deliver();
  }

  /** To be called when an update was queued. */
  deliver(): void {
    const { settings } = this;
    if (!settings || this.retryTimer) return;
    const busy = new Set([...this.inFlight.values()].map(chatIdOf));
    for (const update of this.queue.listPending()) {
      if (this.inFlight.size >= settings.maxConnections) return;
      const chatId = chatIdOf(update);
      if (busy.has(chatId) || this.inFlight.has(update.update_id)) continue;
      busy.add(chatId);
      this.inFlight.set(update.update_id, update);
      void this.post(settings, update);
    }
  }

  close(): void {
    this.settings = undefined;
    clearTimeout(this.retryTimer);
  }

  private async post(settings: WebhookSettings, update: Update): Promise<void> {
    try {
      const response = await fetch(settings.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(settings.secretToken && { "x-telegram-bot-api-secret-token": settings.secretToken }),
        },
        body: JSON.stringify(update),
      });
      const answer = await response.text();
      if (!response.ok) throw new Error(`Wrong response from the webhook: ${response.status}`);
      this.retryMs = firstRetryMs;
      this.queue.confirmOne(update);
      await this.obey(answer);
    } catch (error) {
      this.failed(error);
    }
    this.inFlight.delete(update.update_id);
    this.deliver();
  }

  /** A webhook may answer with one call, whose result nobody hears of. */
  private async obey(answer: string): Promise<void> {
    if (!answer.startsWith("{")) return;
    const { method, ...params } = JSON.parse(answer) as Record<string, unknown>;
    if (typeof method === "string") await this.callBack(method, params);
  }

  private failed(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.lastFailure = { message, at: this.now() };
    this.retryTimer ??= setTimeout(() => {
      this.retryTimer = undefined;
      this.deliver();
    }, this.retryMs).unref();
    this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
  }
}

function chatIdOf(update: Update): number {
  const { message, edited_message, callback_query, my_chat_member, chat_member, message_reaction } =
    update;
  const holder =
    message ??
    edited_message ??
    callback_query?.message ??
    my_chat_member ??
    chat_member ??
    message_reaction;
  return holder?.chat.id ?? 0;
}
