import type { Update } from "grammy/types";
import type { InboxRow } from "../../src/db/schema.js";
import { laneOf } from "../../src/intake/lane-of.js";

const DATE = 1_795_000_000;

/** Somebody's words in a private chat. */
export function privateUpdate(updateId: number, personId = 1, text = `words ${updateId}`): Update {
  const chat = { id: personId, type: "private" as const, first_name: "Айгерім" };
  const from = { id: personId, is_bot: false, first_name: "Айгерім" };
  return {
    update_id: updateId,
    message: { message_id: updateId, date: DATE, chat, from, text },
  };
}

/** The row as the inbox keeps it. */
export function inboxRow(update: Update, row: Partial<InboxRow> = {}): InboxRow {
  return {
    update_id: update.update_id,
    lane: laneOf(update),
    body: JSON.stringify(update),
    received_at: "2026-11-21T05:00:00.000Z",
    state: 0,
    ...row,
  };
}
