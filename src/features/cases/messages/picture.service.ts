import { extname } from "node:path";
import { InputFile } from "grammy";
import { sql } from "kysely";
import type { Attachment, Db, OutboxRow, OutboxState, Trx } from "../../../db/schema.js";
import { shortened } from "../../../text/clean-text.js";
import { escapeHtml } from "../../../text/html.js";
import type { Translate } from "../../../i18n/i18n.js";
import { changePayload } from "../../../outbox/change.repository.js";
import type { Prepared } from "../../../outbox/outbox.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { findAttachment, listAttachmentsOfMessages } from "./attachment.repository.js";
import { isPictureFile } from "../../../telegram/message-content.js";
import type { KeptFiles } from "../../../files/kept-files.js";
import { isStrippable, stripMetadata } from "../../../files/strip-metadata.js";

/** Stands for "upload this picture of a form without its metadata": its bytes are read when the row leaves. */
export const PICTURE = "picture";

/** The same for one that somebody sent in a talk, to whichever side. */
export const TALK_PICTURE = "talk-picture";

/** So long a copy waits to learn what its files are. */
const LONGEST_HOLD_MS = 3 * 60_000;
const LONGEST_NAME = 60;
export const LOOK_AGAIN_MS = 1_000;
export const AWAITS_BYTES = "awaits the bytes of a file";
/** Cameras and screens name a picture after its moment. */
const MOMENT = /\d{6,}/u;

/** A picture sent as a file tells where and when it was taken; Telegram's own photos do not. */
export function isPicture({ kind, mime }: Pick<Attachment, "kind" | "mime">): boolean {
  return kind === "document" && isStrippable(mime);
}

export async function showPicture(trx: Trx, { id }: Attachment, caseId: number): Promise<void> {
  await enqueue(trx, { chatId: DESK, method: PICTURE, payload: { attachment_id: id }, caseId });
}

interface Copy {
  from_chat_id: number;
  message_ids: number[];
}

/** A picture that still waits to be copied as it is will not be. */
export async function leaveOutOfCopies(trx: Trx, file: Attachment): Promise<void> {
  const rows = await trx
    .selectFrom("outbox")
    .selectAll()
    .where("lane", "=", `desk:${file.case_id}`)
    .where("state", "=", sql.lit<OutboxState>("waiting"))
    .where("method", "=", "copyMessages")
    .where("case_message_id", "is", null)
    .execute();
  for (const row of rows) {
    const copy = JSON.parse(row.payload) as Copy;
    const left = copy.message_ids.filter((id) => id !== file.message_id);
    if (copy.from_chat_id !== file.person_id || left.length === copy.message_ids.length) continue;
    if (left.length > 0) await changePayload(trx, row, { ...copy, message_ids: left });
    else await trx.deleteFrom("outbox").where("id", "=", row.id).execute();
  }
}

/** Copies that were held for want of bytes are looked at again now. */
export async function wakeHeld(trx: Trx, caseId: number): Promise<void> {
  const now = new Date().toISOString();
  await trx
    .updateTable("outbox")
    .set({ next_at: now })
    .where("state", "=", sql.lit<OutboxState>("waiting"))
    .where("case_id", "=", caseId)
    .where("method", "in", ["copyMessages", TALK_PICTURE])
    // One that still gathers an album has not been looked at, and goes on gathering.
    .where((eb) => eb.or([eb("error", "=", AWAITS_BYTES), eb("next_at", "<=", now)]))
    .execute();
}

interface Ways {
  chatId: number;
  /** The topic of the case, or its card. */
  place: object;
  t: Translate;
}

/**
 * What keeps the files of a case from being copied as they are: bytes that are still being fetched, or files that
 * may be pictures with all that they tell. Those are left out, in words. Nothing when all may go.
 */
export async function findHindrance(
  db: Db,
  row: OutboxRow,
  { chatId, place, t }: Ways,
): Promise<Prepared | undefined> {
  const copy = JSON.parse(row.payload) as Copy;
  const of = { personId: copy.from_chat_id, messageIds: copy.message_ids };
  const files = await listAttachmentsOfMessages(db, row.case_id as number, of);
  const unknown = files.filter(({ kind, mime }) => kind === "document" && mime === null);
  if (unknown.some((file) => isAwaited(file, row))) {
    return { kind: "hold", reason: AWAITS_BYTES, ms: LOOK_AGAIN_MS };
  }
  const unsafe = unknown.filter(({ name }) => isPictureFile(name));
  if (unsafe.length === 0) return undefined;

  const left = copy.message_ids.filter((id) => unsafe.every((file) => file.message_id !== id));
  const text = unsafe.map((file) => notSafe(t, file)).join("\n");
  const said = { method: "sendMessage", payload: { ...place, text } };
  const send = { kind: "send", chatId, ...said } as const;
  if (left.length === 0) return send;
  return { ...send, step: (trx) => changePayload(trx, row, { ...copy, message_ids: left }) };
}

/** Whether the bytes of a file may still come before this row has waited too long. */
export function isAwaited({ state }: Attachment, { created_at }: OutboxRow): boolean {
  return state === "waiting" && Date.now() - Date.parse(created_at) < LONGEST_HOLD_MS;
}

/** The upload of a picture; words, where it can't be freed of what it tells. */
export async function preparePicture(
  db: Db,
  files: KeptFiles,
  row: OutboxRow,
  { chatId, place, t }: Ways,
): Promise<Prepared> {
  const { attachment_id: id } = JSON.parse(row.payload) as { attachment_id: number };
  const file = await findAttachment(db, id);
  if (!file?.sha256 || file.state === "erased") return { kind: "drop" };
  const send = { kind: "send", chatId } as const;
  const bytes = await files.read(file.sha256);
  const stripped = bytes && stripMetadata(bytes);
  if (!stripped) {
    return { ...send, method: "sendMessage", payload: { ...place, text: notSafe(t, file) } };
  }
  const document = new InputFile(stripped, nameOfCopy(file));
  const caption = file.caption === null ? {} : { caption: escapeHtml(file.caption) };
  return { ...send, method: "sendDocument", payload: { ...place, document, ...caption } };
}

export function notSafe(t: Translate, { name }: Pick<Attachment, "name">): string {
  return t("attachment.not-safe", { name: shortened(name ?? t("documents.a-file"), LONGEST_NAME) });
}

export function nameOfCopy({ id, name, mime }: Attachment): string {
  const ending = extname(name ?? "") || `.${(mime ?? "").split("/")[1]}`;
  return name === null || MOMENT.test(name) ? `picture-${id}${ending}` : name;
}
