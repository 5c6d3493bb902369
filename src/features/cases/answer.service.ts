import type { Case, CaseMessage, Db, OutboxRow, Trx } from "../../db/schema.js";
import type { Prepared } from "../../outbox/outbox.js";
import { enqueue } from "../../outbox/outbox.repository.js";
import { findCaseMessage, getCaseMessage, insertCaseMessage } from "./case-message.repository.js";
import { LONGEST_QUOTED } from "./case.view.js";
import { enqueueCopy, prepareCopy } from "./copy.service.js";
import { react, showSeen } from "./receipt.service.js";
import { findAlbum } from "./album.repository.js";
import { offerUndo, undoMs } from "./undo.service.js";

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
  /** The name of the template that was filled in. */
  template?: string | undefined;
}

/** The words that stand in our message to the person; anything else is copied as it is. */
export function quoted({ text, media }: Pick<ClerkWords, "text" | "media">): string | undefined {
  const isQuotable = media === undefined && text !== undefined && text.length <= LONGEST_QUOTED;
  return isQuotable ? text : undefined;
}

/** Answers leave in a lane of their own: one that waits never holds up a number or a notice. */
function laneOfTalk(of: Case): string {
  return `talk:${of.person_id}`;
}

/**
 * Writes a clerk's words to the person of a case. Those that may be undone wait for a while.
 *
 * @returns `false` for a further part of an album, which goes the way of the first
 */
export async function sendWords(
  trx: Trx,
  of: Case,
  words: ClerkWords,
  view: { text: string; reply_markup: unknown },
  { mayBeUndone = false } = {},
): Promise<boolean> {
  const album = await findAlbum(trx, "staff", words.chatId, words.albumId);
  const isHeld = album?.delivery === "asked" || album?.delivery === "undone";
  const caseMessageId = await insertCaseMessage(trx, {
    case_id: of.id,
    kind: "out",
    staff_chat_id: words.chatId,
    staff_message_id: words.messageId,
    clerk_id: words.clerkId,
    text: words.text ?? null,
    media: words.media ?? null,
    album_id: words.albumId ?? null,
    reply_to_id: words.replyToId ?? null,
    template: words.template ?? null,
    delivery: isHeld ? album.delivery : "waiting",
  });
  if (isHeld) return false;
  const waitMs = mayBeUndone ? await undoMs(trx) : 0;
  if (!album) {
    await react(trx, of.id, words.messageId, "✍");
    await showSeen(trx, of.id);
    if (waitMs > 0) await offerUndo(trx, of, caseMessageId, waitMs);
  }
  const row = { chatId: of.person_id, lane: laneOfTalk(of), caseId: of.id, caseMessageId };
  if (quoted(words) !== undefined) {
    await enqueue(trx, { ...row, method: "sendMessage", payload: view, waitMs });
    return true;
  }
  await enqueueCopy(trx, {
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
  });
  return !album;
}

/** Where a row for a person goes: a reply to his own message is shown as one. */
export async function prepareForPerson(db: Db, row: OutboxRow): Promise<Prepared> {
  const message =
    row.case_message_id === null ? undefined : await findCaseMessage(db, row.case_message_id);
  const place = await replyPlace(db, row.chat_id, message);
  if (row.method === "copyMessage" || row.method === "copyMessages") {
    const keepHead = async (trx: Trx, messageId: number) =>
      insertCaseMessage(trx, {
        case_id: row.case_id as number,
        kind: "out",
        person_chat_id: row.chat_id,
        person_message_id: messageId,
      });
    return prepareCopy(row, { chatId: row.chat_id, place, thread: {}, keepHead });
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
