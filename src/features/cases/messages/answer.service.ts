import type { Case, CaseMessage, Db, OutboxRow, Trx } from "../../../db/schema.js";
import { translator, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import type { Prepared } from "../../../outbox/outbox.js";
import { enqueue, findHead } from "../../../outbox/outbox.repository.js";
import {
  findCaseMessage,
  getCaseMessage,
  insertCaseMessage,
} from "../record/case-message.repository.js";
import { LONGEST_QUOTED } from "../record/case.view.js";
import type { KeptFiles } from "../../../files/kept-files.js";
import { prepareCopy } from "./copy.service.js";
import { react, showSeen } from "./receipt.service.js";
import { findAlbum } from "../record/album.repository.js";
import { getListener, type Listener, listAudience } from "../record/follower.repository.js";
import { TALK_PICTURE } from "./picture.service.js";
import { enqueueSent, notSent, prepareTalkPicture } from "./message-picture.service.js";
import { offerUndo, undoMs } from "./undo.service.js";

const COPIES: ReadonlySet<string> = new Set(["copyMessage", "copyMessages", TALK_PICTURE]);

/** What a clerk wrote, and where it stands in the staff chat: its receipt goes there. */
export interface ClerkWords {
  clerkId: number;
  chatId: number;
  messageId: number;
  /** A text, or what stands under a file. */
  text: string | undefined;
  /** What it holds besides text. */
  media?: string | undefined;
  albumId?: string | undefined;
  /** The message of the case that it replies to, if one in particular. */
  replyToId?: number | undefined;
  /** The name of the template that was filled in, and its words as each of those who hear of the case reads them. */
  template?: string | undefined;
  textFor?: ((reader: Listener) => string) | undefined;
}

/** The words that stand in our message to the person; anything else is copied as it is. */
export function quoted({ text, media }: Pick<ClerkWords, "text" | "media">): string | undefined {
  const isQuotable = media === undefined && text !== undefined && text.length <= LONGEST_QUOTED;
  return isQuotable ? text : undefined;
}

/**
 * An answer that waits for a second thought has a lane of its own, so that it never holds up a number or a notice; and
 * what follows it goes behind it. All else keeps its order among whatever this chat is told.
 */
async function laneFor(trx: Trx, personId: number, waitMs: number): Promise<{ lane?: string }> {
  const lane = `talk:${personId}`;
  return waitMs > 0 || (await findHead(trx, lane)) ? { lane } : {};
}

/** What stands in our message to a person, in his language, around the words; without text they follow it. */
export type WordsView = (reader: { t: Translate; locale: Locale; text: string | undefined }) => {
  text: string;
  reply_markup: unknown;
};

/**
 * Writes a clerk's words to whoever hears of a case; a reply to words of one of them, to him alone. Those that may be
 * undone wait for a while.
 *
 * @returns `false` for a further part of an album, which goes the way of the first
 */
export async function sendWords(
  trx: Trx,
  of: Case,
  words: ClerkWords,
  view: WordsView,
  { mayBeUndone = false } = {},
): Promise<boolean> {
  const album = await findAlbum(trx, "staff", words.chatId, words.albumId);
  const isHeld = album?.delivery === "asked" || album?.delivery === "undone";
  const [first, ...others] = await listAddressees(trx, of, words);
  const said = {
    case_id: of.id,
    kind: "out",
    clerk_id: words.clerkId,
    text: words.text ?? null,
    media: words.media ?? null,
    album_id: words.albumId ?? null,
    reply_to_id: words.replyToId ?? null,
    template: words.template ?? null,
    delivery: isHeld ? album.delivery : "waiting",
  } as const;
  const caseMessageId = await insertCaseMessage(trx, {
    ...said,
    staff_chat_id: words.chatId,
    staff_message_id: words.messageId,
    person_chat_id: first?.personId ?? null,
  });
  if (isHeld) return false;
  const waitMs = mayBeUndone ? await undoMs(trx) : 0;
  if (!album) {
    await react(trx, of.id, words.messageId, "✍");
    await showSeen(trx, of.id);
    if (waitMs > 0) await offerUndo(trx, of, caseMessageId, waitMs);
  }
  const how = { view, waitMs, isLaterPart: album !== undefined };
  if (first) await sendTo(trx, of, words, { ...first, ...how, caseMessageId });
  for (const other of others) {
    const copy = { ...said, person_chat_id: other.personId, copy_of: caseMessageId };
    const id = await insertCaseMessage(trx, copy);
    await sendTo(trx, of, words, { ...other, ...how, caseMessageId: id });
  }
  return quoted(words) !== undefined || !album;
}

/** Keeps what a clerk wrote on the desk and everybody has read in the news of the case: editing it corrects it for them. */
export async function keepTold(trx: Trx, of: Case, words: ClerkWords): Promise<void> {
  // What was written in a private chat has no place on the desk.
  if (words.chatId === words.clerkId) return;
  await insertCaseMessage(trx, {
    ...{ case_id: of.id, kind: "out", clerk_id: words.clerkId },
    ...{ staff_chat_id: words.chatId, staff_message_id: words.messageId },
    ...{ text: words.text ?? null, media: words.media ?? null },
  });
  await react(trx, of.id, words.messageId, "✍");
}

/** Whoever wrote is answered, also when he follows the case no longer. */
async function listAddressees(trx: Trx, of: Case, { replyToId }: ClerkWords): Promise<Listener[]> {
  const target = replyToId === undefined ? undefined : await findCaseMessage(trx, replyToId);
  if (target?.kind !== "in" || target.person_chat_id === null) return listAudience(trx, of);
  return [await getListener(trx, target.person_chat_id)];
}

interface Sending extends Listener {
  caseMessageId: number;
  view: WordsView;
  waitMs: number;
  isLaterPart: boolean;
}

async function sendTo(trx: Trx, of: Case, words: ClerkWords, sending: Sending): Promise<void> {
  const { personId, locale, caseMessageId, waitMs } = sending;
  const text = quoted({ ...words, text: words.textFor?.(sending) ?? words.text });
  const view = sending.view({ t: translator(locale), locale, text });
  const lane = await laneFor(trx, personId, waitMs);
  const row = { chatId: personId, ...lane, caseId: of.id, caseMessageId };
  if (quoted(words) !== undefined) {
    await enqueue(trx, { ...row, method: "sendMessage", payload: view, waitMs });
    return;
  }
  const { clerkId: writerId, media, text: own } = words;
  await enqueueSent(
    trx,
    { writerId, media, text: own, isLaterPart: sending.isLaterPart },
    {
      ...row,
      kind: "out",
      from: words.chatId,
      messageId: words.messageId,
      albumId: words.albumId,
      // The words above a clerk's file carry a button: they are a message of their own.
      media: undefined,
      caption: undefined,
      head: view,
      waitMs,
    },
  );
}

/** Where a row for a person goes: a reply to his own message is shown as one. */
export async function prepareForPerson(
  db: Db,
  files: KeptFiles,
  row: OutboxRow,
): Promise<Prepared> {
  const message =
    row.case_message_id === null ? undefined : await findCaseMessage(db, row.case_message_id);
  const place = await replyPlace(db, row.chat_id, message);
  if (COPIES.has(row.method)) {
    const keepHead = async (trx: Trx, messageId: number) =>
      insertCaseMessage(trx, {
        case_id: row.case_id as number,
        kind: "out",
        person_chat_id: row.chat_id,
        person_message_id: messageId,
      });
    const to = { chatId: row.chat_id, place };
    const picture =
      row.method === TALK_PICTURE &&
      (await prepareTalkPicture(db, files, row, { ...to, notSafe: notSent(db, row, message) }));
    return picture || prepareCopy(row, { ...to, thread: {}, keepHead });
  }
  const payload = JSON.parse(row.payload) as object;
  const isSaid = row.method === "sendMessage";
  const where = isSaid ? place : {};
  return {
    kind: "send",
    chatId: row.chat_id,
    method: row.method,
    payload: { ...where, ...payload },
  };
}

async function replyPlace(db: Db, chatId: number, message: CaseMessage | undefined) {
  if (!message?.reply_to_id) return {};
  const target = await getCaseMessage(db, message.reply_to_id);
  if (target.person_chat_id !== chatId || target.person_message_id === null) return {};
  const message_id = target.person_message_id;
  return { reply_parameters: { message_id, allow_sending_without_reply: true } };
}
