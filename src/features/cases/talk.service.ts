import { sql } from "kysely";
import type { OutboxState, Person, Trx } from "../../db/schema.js";
import { escapeHtml } from "../../i18n/html.js";
import type { Translate } from "../../i18n/i18n.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import { countWordsSince, insertCaseMessage } from "./case-message.repository.js";
import { LONGEST_QUOTED, relayView } from "./case.view.js";

/** So many messages a minute reach staff one by one; further ones wait a little and come together. */
const ONE_BY_ONE = 3;
const GATHER_MS = 20_000;
const MINUTE_MS = 60_000;

export interface PersonWords {
  messageId: number;
  /** `undefined` for anything but text. */
  text: string | undefined;
  /** The person edited an earlier message: both versions are kept. */
  isCorrection: boolean;
}

/**
 * Brings a person's words to the desk. All are stored; words that still wait for their turn are joined into one
 * message, so a flood reaches staff as a few messages and not as a hundred.
 *
 * @returns how many messages of this person came within the last minute, this one included
 */
export async function relayWords(
  trx: Trx,
  t: Translate,
  person: Person,
  caseId: number,
  words: PersonWords,
): Promise<number> {
  await insertCaseMessage(trx, {
    case_id: caseId,
    kind: "in",
    person_chat_id: person.id,
    person_message_id: words.messageId,
    text: words.text ?? null,
  });
  const count = await countWordsSince(trx, person.id, new Date(Date.now() - MINUTE_MS));
  const waitMs = count > ONE_BY_ONE ? GATHER_MS : 0;
  if (words.text === undefined || words.text.length > LONGEST_QUOTED) {
    if (words.isCorrection) {
      const text = relayView(t, person.name, "", true);
      await enqueueRelay(trx, caseId, "sendMessage", { text }, 0);
    }
    const copy = { from_chat_id: person.id, message_id: words.messageId };
    await enqueueRelay(trx, caseId, "copyMessage", copy, 0);
    return count;
  }
  const waiting = await findWaitingRelay(trx, caseId);
  const joined = !words.isCorrection && waiting && `${waiting.text}\n${escapeHtml(words.text)}`;
  if (waiting && joined && joined.length < LONGEST_QUOTED) {
    await setPayload(trx, waiting.id, { text: joined });
    return count;
  }
  const text = relayView(t, person.name, words.text, words.isCorrection);
  await enqueueRelay(trx, caseId, "sendMessage", { text }, waitMs);
  return count;
}

async function enqueueRelay(
  trx: Trx,
  caseId: number,
  method: string,
  payload: object,
  waitMs: number,
) {
  const caseMessageId = await insertCaseMessage(trx, { case_id: caseId, kind: "relay" });
  await enqueue(trx, { chatId: DESK, method, payload, caseId, caseMessageId, waitMs });
}

/** The last row of the case's lane, if it is a relay that nobody began to send. */
async function findWaitingRelay(trx: Trx, caseId: number) {
  const last = await trx
    .selectFrom("outbox")
    .leftJoin("case_message", "case_message.id", "outbox.case_message_id")
    .select(["outbox.id", "outbox.payload", "outbox.attempts", "case_message.kind"])
    .where("outbox.lane", "=", `desk:${caseId}`)
    .where("outbox.state", "=", sql.lit<OutboxState>("waiting"))
    .where("outbox.method", "=", "sendMessage")
    .orderBy("outbox.id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!last || last.kind !== "relay" || last.attempts > 0) return undefined;
  return { id: last.id, text: (JSON.parse(last.payload) as { text: string }).text };
}

async function setPayload(trx: Trx, id: number, payload: object): Promise<void> {
  await trx
    .updateTable("outbox")
    .set({ payload: JSON.stringify(payload) })
    .where("id", "=", id)
    .execute();
}
