import type { Trx } from "../../../db/schema.js";
import { changePayload, findWaitingCall } from "../../../outbox/change.repository.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";

/** Stands for "show the case's card": made, or edited, when the row leaves. */
export const CARD = "card";

/**
 * Shows a case to staff as it is when the row leaves: one row that still waits does for all that happens meanwhile, so
 * a card that counts up is edited no oftener than the pace allows.
 */
export async function showCard(trx: Trx, caseId: number, waitMs = 0): Promise<void> {
  const waiting = await findWaitingCall(trx, caseId, CARD);
  if (!waiting) {
    return void (await enqueue(trx, { chatId: DESK, method: CARD, payload: {}, caseId, waitMs }));
  }
  // A payload that differs makes the worker read the row again, should it be about to send it.
  const { turn = 0 } = JSON.parse(waiting.payload) as { turn?: number };
  await changePayload(trx, waiting, { turn: turn + 1 });
}
