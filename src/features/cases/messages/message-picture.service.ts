import { InputFile } from "grammy";
import type { Message } from "grammy/types";
import { shortened } from "../../../text/clean-text.js";
import { escapeHtml } from "../../../text/html.js";
import { translator } from "../../../i18n/i18n.js";
import { changePayload } from "../../../outbox/change.repository.js";
import { findStaffChat } from "../../desk/staff.repository.js";
import { setDelivery } from "../record/case-message.repository.js";
import { findCaseView } from "../record/case-view.repository.js";
import type { Attachment, CaseMessage, Db, OutboxRow, Trx } from "../../../db/schema.js";
import { sentFile } from "../../../forms/sent-file.js";
import { contentOf, PICTURE_MEDIA } from "../../../telegram/message-content.js";
import type { Prepared } from "../../../outbox/outbox.js";
import { enqueue } from "../../../outbox/outbox.repository.js";
import { findTalkFile, insertAttachment, talkKey } from "./attachment.repository.js";
import { type CopyRequest, enqueueCopy, withHead } from "./copy.service.js";
import type { KeptFiles } from "../../../files/kept-files.js";
import {
  AWAITS_BYTES,
  isAwaited,
  LOOK_AGAIN_MS,
  nameOfCopy,
  TALK_PICTURE,
} from "./picture.service.js";
import { isStrippable, stripMetadata } from "../../../files/strip-metadata.js";

const LONGEST_NAME = 60;
/** Telegram's limit is 1,024. */
const LONGEST_CAPTION = 1_000;

interface TalkPicture {
  key: string;
  from_chat_id: number;
  message_id: number;
  caption?: string;
  head?: object;
  /** The clerk heard that it can't be sent. */
  isTold?: boolean;
}

/** Keeps a picture that somebody sends as a file in a talk, so that a copy without its metadata can be made of it. */
export async function keepTalkPicture(
  trx: Trx,
  { caseId, writerId }: { caseId: number; writerId: number },
  message: Message | undefined,
): Promise<void> {
  const file = message && sentFile(message);
  if (!file || contentOf(message).media !== PICTURE_MEDIA) return;
  const runKey = talkKey(caseId, writerId, file.messageId);
  await insertAttachment(trx, { runKey, personId: writerId, caseId, documentId: null, file });
}

interface Sent {
  writerId: number;
  media: string | undefined;
  /** What its writer put under it. */
  text: string | undefined;
  /** Of an album: the words above it stand above its first part. */
  isLaterPart?: boolean;
}

/** Brings what was sent to the other side: a copy, or a picture freed of what it tells. */
export async function enqueueSent(trx: Trx, sent: Sent, request: CopyRequest): Promise<void> {
  if (sent.media === PICTURE_MEDIA) await enqueuePicture(trx, sent, request);
  else await enqueueCopy(trx, request);
}

/** A picture goes by itself, also out of an album. */
async function enqueuePicture(
  trx: Trx,
  { writerId, text, isLaterPart }: Sent,
  request: CopyRequest,
): Promise<void> {
  const { caseId, chatId, lane, caseMessageId, from, messageId, waitMs = 0 } = request;
  const own = text ? { caption: escapeHtml(shortened(text, LONGEST_CAPTION)) } : {};
  const words = { ...own, ...(!isLaterPart && withHead(request)) };
  const key = talkKey(caseId, writerId, messageId);
  const original = { from_chat_id: from, message_id: messageId };
  const payload = { key, ...original, ...words } satisfies TalkPicture;
  const row = { chatId, caseId, caseMessageId, ...(lane && { lane }), waitMs };
  await enqueue(trx, { ...row, method: TALK_PICTURE, payload });
}

type Named = Pick<Attachment, "name">;

interface Ways {
  chatId: number;
  place: object;
  /** What to do with a file that can't be freed of what it tells. */
  notSafe(file: Named): Prepared | Promise<Prepared>;
}

/**
 * The picture as it may be shown, once its bytes are here; what is no picture, whatever its name says, is copied as it
 * is. Nothing yet when its head has to leave before it.
 */
export async function prepareTalkPicture(
  db: Db,
  files: KeptFiles,
  row: OutboxRow,
  { chatId, place, notSafe }: Ways,
): Promise<Prepared | undefined> {
  const { key, head, caption, isTold, ...original } = JSON.parse(row.payload) as TalkPicture;
  if (isTold) return { kind: "drop" };
  const file = await findTalkFile(db, key);
  if (file?.state === "erased") return { kind: "drop" };
  if (file && isAwaited(file, row)) {
    return { kind: "hold", reason: AWAITS_BYTES, ms: LOOK_AGAIN_MS };
  }
  const bytes = file?.sha256 ? await files.read(file.sha256) : undefined;
  if (!file || !bytes) return notSafe(file ?? { name: null });
  const send = { kind: "send", chatId } as const;
  const words = caption === undefined ? {} : { caption };
  if (!isStrippable(file.mime)) {
    if (head) return undefined;
    return { ...send, method: "copyMessage", payload: { ...place, ...original, ...words } };
  }
  const stripped = stripMetadata(bytes);
  if (!stripped) return notSafe(file);
  if (head) return undefined;
  const document = new InputFile(stripped, nameOfCopy(file));
  return { ...send, method: "sendDocument", payload: { ...place, document, ...words } };
}

/** A picture of a clerk that can't be freed of what it tells goes to nobody; the clerk hears of it, once. */
export function notSent(db: Db, row: OutboxRow, message: CaseMessage | undefined) {
  return async (file: Named): Promise<Prepared> => {
    const desk = await findStaffChat(db);
    const isCopy = message?.copy_of !== null;
    if (!desk || !message?.staff_message_id || isCopy) return { kind: "drop" };
    const name = shortened(file.name ?? "", LONGEST_NAME);
    const view = await findCaseView(db, message.case_id);
    const thread = view?.thread_id ? { message_thread_id: view.thread_id } : {};
    const reply = { message_id: message.staff_message_id, allow_sending_without_reply: true };
    const text = translator(desk.locale)("attachment.not-sent", { name });
    return {
      ...{ kind: "send", chatId: desk.chat_id, method: "sendMessage" },
      payload: { ...thread, text, reply_parameters: reply },
      step: async (trx) => {
        await setDelivery(trx, message.id, "failed");
        await changePayload(trx, row, {
          ...(JSON.parse(row.payload) as TalkPicture),
          isTold: true,
        });
      },
    };
  };
}
