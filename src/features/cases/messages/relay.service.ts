import { sql } from "kysely";
import type { CaseMessage, OutboxState, Person, Trx } from "../../../db/schema.js";
import type { Translate } from "../../../i18n/i18n.js";
import { changePayload, findUntouched } from "../../../outbox/change.repository.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { deskTranslator } from "../../desk/say-on-desk.js";
import {
  countWordsSince,
  getCaseMessage,
  insertCaseMessage,
} from "../record/case-message.repository.js";
import { LONGEST_QUOTED } from "../record/case.view.js";
import {
  isAnsweredSince,
  listRelayed,
  listVersions,
  setRelay,
} from "../record/conversation.repository.js";
import { enqueueSent } from "./message-picture.service.js";
import { relayHead } from "./conversation.view.js";

/** Stands for "show these words of the person": said, or edited in its place, when the row leaves. */
export const RELAY = "relay";

/** So many messages a minute reach staff one by one; further ones wait a little and come together. */
const ONE_BY_ONE = 3;
const GATHER_MS = 20_000;
const MINUTE_MS = 60_000;

export interface PersonWords {
  messageId: number;
  /** A text, or what stands under a file. */
  text: string | undefined;
  /** What it holds besides text: `photo`, `voice`, …; nothing for plain words. */
  media: string | undefined;
  albumId: string | undefined;
  /** The person edited an earlier message: all versions are kept. */
  isCorrection: boolean;
  /** The message of the case that it replies to. */
  replyToId: number | undefined;
}

/** How staff see the writer, in the language of the desk. */
export type WriterName = (t: Translate) => Promise<string>;

/**
 * Brings a person's words to the desk. All are stored; words that still wait for their turn are joined into one
 * message, so a flood reaches staff as a few messages and not as a hundred.
 *
 * @returns how many messages of this person came within the last minute, this one included; 0 for one known before, or withdrawn
 */
export async function relayWords(
  trx: Trx,
  person: Person,
  caseId: number,
  words: PersonWords,
  nameOn: WriterName,
): Promise<number> {
  const versions = (await listVersions(trx, person.id, words.messageId)).filter(
    (version) => version.case_id === caseId,
  );
  const latest = versions.at(-1);
  if (latest && !words.isCorrection) return 0;
  const id = await insertCaseMessage(trx, {
    case_id: caseId,
    kind: "in",
    person_chat_id: person.id,
    person_message_id: words.messageId,
    text: words.text ?? null,
    media: words.media ?? null,
    album_id: words.albumId ?? null,
    reply_to_id: words.replyToId ?? null,
    withdrawn_at: latest?.withdrawn_at ?? null,
  });
  const count = await countWordsSince(trx, person.id, new Date(Date.now() - MINUTE_MS));
  // What was withdrawn stays hidden, whatever becomes of it.
  if (latest?.withdrawn_at) return 0;
  const [first] = versions;
  if (latest && first && (await correctInPlace(trx, latest, first, { ...words, id }))) return count;

  const waitMs = gatherMs(count);
  const replyToId = first ? first.id : words.replyToId;
  if (isQuotable(words)) await relayText(trx, caseId, { ...words, id, replyToId }, waitMs);
  else await relayCopy(trx, person, caseId, { ...words, id, replyToId }, nameOn);
  return count;
}

/** How long words gather when so many came within a minute. */
export function gatherMs(count: number): number {
  return count > ONE_BY_ONE ? GATHER_MS : 0;
}

type StoredWords = PersonWords & { id: number };

function isQuotable({ text, media }: Pick<PersonWords, "text" | "media">): boolean {
  return media === undefined && text !== undefined && text.length <= LONGEST_QUOTED;
}

/** Plain words that nobody answered yet change where staff read them; an answered text is never overwritten. */
async function correctInPlace(
  trx: Trx,
  latest: CaseMessage,
  first: CaseMessage,
  words: StoredWords,
): Promise<boolean> {
  if (latest.relay_id === null || !isQuotable(words)) return false;
  const relay = await getCaseMessage(trx, latest.relay_id);
  if (relay.media !== null || !(await hasRoom(trx, relay.id, words.text))) return false;
  if (await isAnsweredSince(trx, latest.case_id, first.id)) return false;
  await setRelay(trx, words.id, relay.id);
  await redraw(trx, relay);
  return true;
}

async function relayText(
  trx: Trx,
  caseId: number,
  words: StoredWords,
  waitMs: number,
): Promise<void> {
  const joined = words.replyToId === undefined && (await findJoinable(trx, caseId, words));
  if (joined) {
    await setRelay(trx, words.id, joined.id);
    return redraw(trx, joined);
  }
  const relayId = await insertCaseMessage(trx, {
    case_id: caseId,
    kind: "relay",
    reply_to_id: words.replyToId ?? null,
  });
  await setRelay(trx, words.id, relayId);
  await enqueueRelay(trx, caseId, relayId, waitMs);
}

async function relayCopy(
  trx: Trx,
  person: Person,
  caseId: number,
  words: StoredWords,
  nameOn: WriterName,
): Promise<void> {
  const relayId = await insertCaseMessage(trx, {
    case_id: caseId,
    kind: "relay",
    media: words.media ?? "text",
    album_id: words.albumId ?? null,
    reply_to_id: words.replyToId ?? null,
  });
  await setRelay(trx, words.id, relayId);
  const t = await deskTranslator(trx);
  const { media } = words;
  await enqueueSent(
    trx,
    { writerId: person.id, media, text: words.text },
    {
      ...{ caseId, chatId: DESK, kind: "relay", caseMessageId: relayId, from: person.id },
      messageId: words.messageId,
      albumId: words.albumId,
      media,
      caption: words.text,
      head: { text: relayHead(t, await nameOn(t), words) },
    },
  );
}

/** Shows the relay as it should stand now: in the row that still waits, or as an edit. */
export async function redraw(trx: Trx, relay: CaseMessage): Promise<void> {
  const untouched = await findUntouched(trx, relay.id);
  if (!untouched) return enqueueRelay(trx, relay.case_id, relay.id, 0);
  // A payload that differs makes the worker read the row again, should it be about to send it.
  const { turn = 0 } = JSON.parse(untouched.payload) as { turn?: number };
  await changePayload(trx, untouched, { turn: turn + 1 });
}

async function enqueueRelay(trx: Trx, caseId: number, relayId: number, waitMs: number) {
  const row = { chatId: DESK, method: RELAY, payload: {}, caseId, caseMessageId: relayId };
  await enqueue(trx, { ...row, waitMs });
}

/** The relay at the end of the case's lane, if nobody began to send it and more words fit in. */
async function findJoinable(
  trx: Trx,
  caseId: number,
  { id, text }: StoredWords,
): Promise<CaseMessage | undefined> {
  const last = await trx
    .selectFrom("outbox")
    .select(["method", "attempts", "case_message_id"])
    .where("lane", "=", `desk:${caseId}`)
    .where("state", "=", sql.lit<OutboxState>("waiting"))
    .where("method", "in", [RELAY, "sendMessage", "copyMessage", "copyMessages"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (last?.method !== RELAY || last.attempts > 0 || last.case_message_id === null)
    return undefined;
  const relay = await getCaseMessage(trx, last.case_message_id);
  const isFresh = relay.staff_message_id === null && relay.reply_to_id === null;
  const [before] = await listRelayed(trx, relay.id);
  const { person_chat_id: writer } = await getCaseMessage(trx, id);
  if (before?.person_chat_id !== writer) return undefined;
  return isFresh && (await hasRoom(trx, relay.id, text)) ? relay : undefined;
}

async function hasRoom(trx: Trx, relayId: number, text = ""): Promise<boolean> {
  const shown = await listRelayed(trx, relayId);
  const length = shown.reduce((sum, one) => sum + (one.text?.length ?? 0) + 1, text.length);
  return length <= LONGEST_QUOTED;
}
