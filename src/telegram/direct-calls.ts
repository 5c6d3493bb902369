import { InputFile, type Transformer } from "grammy";
import type { ApiResponse } from "grammy/types";
import { surelyNotSent, nameRefusal } from "./refusal.js";
import type { Pace } from "./pace.js";

/** A person waits in front of the screen; what takes longer goes on by itself in the outbox. */
const PATIENCE_MS = 10_000;
const FIRST_PAUSE_MS = 250;

interface Deps {
  pace: Pace;
  /** Takes over a message that could not be sent in time. */
  defer(chatId: number, method: string, payload: object): Promise<void>;
  /** The person blocked the bot. */
  onBlocked(chatId: number): Promise<void>;
  patienceMs?: number;
}

/**
 * How a reply to the person in front of us is called: in HTML, retried on 429, 5xx and broken connections for ten
 * seconds, then left to the outbox. It goes into the form's plugins too, which do not see `bot.api`'s transformers.
 */
export function directCalls(deps: Deps): Transformer {
  const { pace, patienceMs = PATIENCE_MS } = deps;
  return async (call, method, payload, signal) => {
    if (method === "getUpdates") return call(method, payload, signal);
    const chatId = chatOf(payload);
    const deadline = Date.now() + patienceMs;

    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
      if (chatId !== undefined) pace.count(chatId, method, Date.now());
      const outcome = await attempt(() => call(method, payload, signal));
      if ("response" in outcome && outcome.response.ok) return outcome.response as never;

      const waitMs = waitBeforeRetry(outcome, pauseMs);
      if (waitMs === undefined) {
        return settle(outcome as { response: Refused }, chatId, deps) as never;
      }
      if (Date.now() + waitMs > deadline) {
        if (chatId === undefined || !canDefer(method, payload)) return giveUp(outcome) as never;
        await deps.defer(chatId, method, payload);
        return { ok: true, result: true } as never;
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  };
}

type Refused = Extract<ApiResponse<never>, { ok: false }>;
type Outcome = { response: ApiResponse<unknown> } | { error: unknown };

async function attempt(call: () => Promise<ApiResponse<unknown>>): Promise<Outcome> {
  try {
    return { response: await call() };
  } catch (error) {
    return { error };
  }
}

/** Milliseconds to wait, or `undefined` when a retry would be refused again. */
function waitBeforeRetry(outcome: Outcome, pauseMs: number): number | undefined {
  const jittered = pauseMs * (0.75 + Math.random() / 2);
  if ("error" in outcome) return surelyNotSent(outcome.error) ? jittered : jittered * 2;
  const refused = outcome.response as Refused;
  const retryAfter = refused.parameters?.retry_after;
  if (retryAfter !== undefined) return retryAfter * 1_000;
  return refused.error_code >= 500 ? jittered : undefined;
}

/** A refusal for good. Two of them mean that there is nothing left to do, which is success. */
async function settle(
  { response }: { response: Refused },
  chatId: number | undefined,
  deps: Deps,
): Promise<ApiResponse<unknown>> {
  const refusal = nameRefusal(response);
  if (refusal === "blocked" && chatId !== undefined) await deps.onBlocked(chatId);
  if (refusal === "not-modified" || refusal === "query-old" || refusal === "blocked") {
    return { ok: true, result: true };
  }
  return response;
}

function giveUp(outcome: Outcome): ApiResponse<unknown> {
  if ("error" in outcome) throw outcome.error as Error;
  return outcome.response;
}

/** A file in the payload lives in memory only; a toast or "typing…" is worth nothing later. */
function canDefer(method: string, payload: object): boolean {
  const holdsFile = Object.values(payload).some((value) => value instanceof InputFile);
  return /^(send(?!ChatAction)|edit)/.test(method) && !holdsFile;
}

function chatOf(payload: object): number | undefined {
  const chatId = (payload as { chat_id?: number | string }).chat_id;
  return typeof chatId === "number" ? chatId : undefined;
}
