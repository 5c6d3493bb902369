import { sql } from "kysely";
import type { Attachment, OutboxState, Trx } from "../../../db/schema.js";
import { shortened } from "../../../text/clean-text.js";
import type { SentFile } from "../../../forms/form.js";
import { translator } from "../../../i18n/i18n.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { findPerson } from "../../people/person.repository.js";
import {
  adoptAttachments,
  findAttachment,
  insertAttachment,
  isOfTalk,
  listAttachments,
  setAttachmentState,
  setBytes,
} from "../messages/attachment.repository.js";
import { getCase } from "../record/case.repository.js";
import { showCard } from "../record/show-card.service.js";
import { isPicture, leaveOutOfCopies, showPicture, wakeHeld } from "../messages/picture.service.js";
import { pointOutSameFile } from "./same-file.service.js";

/** Telegram's limit for one call. */
const MOST_COPIED = 100;
/** So long after an album's last part its copy leaves, as one. */
const ALBUM_QUIET_MS = 1_500;
const LONGEST_NAME = 60;

/** Takes a file for a case that was filed before: kept, copied to the desk, counted on the card. */
export async function addToCase(
  trx: Trx,
  caseId: number,
  { file, documentId }: { file: SentFile; documentId: string | null },
): Promise<void> {
  const of = await getCase(trx, caseId);
  const values = { runKey: of.run_key, personId: of.person_id, caseId, documentId, file };
  if (!(await insertAttachment(trx, values))) return;
  const waiting = await findWaitingCopy(trx, caseId);
  if (waiting) return joinCopy(trx, waiting, file.messageId);
  const waitMs = file.albumId === null ? 0 : ALBUM_QUIET_MS;
  await copyToDesk(trx, caseId, of.person_id, [file.messageId], waitMs);
  await showCard(trx, caseId);
}

/** The files of a draft go with the case that came of it: into its topic, albums as albums. */
export async function takeFiles(trx: Trx, runKey: string, caseId: number): Promise<void> {
  await adoptAttachments(trx, runKey, caseId);
  const files = await listAttachments(trx, runKey);
  const copied = files.filter((file) => !isPicture(file));
  for (let at = 0; at < copied.length; at += MOST_COPIED) {
    const part = copied.slice(at, at + MOST_COPIED);
    const ids = part.map((file) => file.message_id);
    await copyToDesk(trx, caseId, part[0]?.person_id ?? 0, ids, 0);
  }
  for (const file of files.filter(isPicture)) await showPicture(trx, file, caseId);
  for (const file of files) await pointOutSameFile(trx, { ...file, case_id: caseId });
}

/** The bytes are here: what waited for them in the case leaves, a picture by itself. */
export async function takeBytes(
  trx: Trx,
  id: number,
  bytes: { sha256: string; mime: string; size: number },
): Promise<void> {
  if (!(await setBytes(trx, id, bytes))) return;
  // Read only now: a case may have come of the draft meanwhile.
  const file = await findAttachment(trx, id);
  if (!file || file.case_id === null) return;
  if (isPicture(file) && !isOfTalk(file)) {
    await leaveOutOfCopies(trx, file);
    await showPicture(trx, file, file.case_id);
  }
  await wakeHeld(trx, file.case_id);
  await pointOutSameFile(trx, file);
}

/** The bytes will never be here. */
export async function giveUpFile(trx: Trx, file: Attachment, reason: string): Promise<void> {
  await setAttachmentState(trx, file.id, "failed", reason);
  if (file.case_id !== null) await wakeHeld(trx, file.case_id);
}

/** The bytes are of a type that is not taken: the person hears which file it is, and the card counts without it. */
export async function refuseFile(trx: Trx, attachment: Attachment): Promise<void> {
  const { id, person_id: personId, case_id: caseId } = attachment;
  if (!(await setAttachmentState(trx, id, "refused", "type"))) return;
  if (isOfTalk(attachment) && caseId !== null) return wakeHeld(trx, caseId);
  const person = await findPerson(trx, personId);
  const t = translator(person?.locale ?? "ru");
  const name = shortened(attachment.name ?? t("documents.a-file"), LONGEST_NAME);
  const text = t(caseId === null ? "documents.wrong-type" : "documents.wrong-type-late", { name });
  await enqueue(trx, { chatId: personId, method: "sendMessage", payload: { text } });
  if (caseId === null) return;
  await wakeHeld(trx, caseId);
  await showCard(trx, caseId);
}

async function copyToDesk(
  trx: Trx,
  caseId: number,
  personId: number,
  messageIds: number[],
  waitMs: number,
): Promise<void> {
  const payload = { from_chat_id: personId, message_ids: messageIds };
  await enqueue(trx, { chatId: DESK, method: "copyMessages", payload, caseId, waitMs });
}

interface WaitingCopy {
  id: number;
  payload: { from_chat_id: number; message_ids: number[] };
}

/** The copy of an album whose other parts are still coming. */
async function findWaitingCopy(trx: Trx, caseId: number): Promise<WaitingCopy | undefined> {
  const row = await trx
    .selectFrom("outbox")
    .select(["id", "payload"])
    .where("lane", "=", `desk:${caseId}`)
    .where("state", "=", sql.lit<OutboxState>("waiting"))
    .where("method", "=", "copyMessages")
    // Not an album of the talk, whose parts are known one by one.
    .where("case_message_id", "is", null)
    .where("attempts", "=", 0)
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row && { id: row.id, payload: JSON.parse(row.payload) as WaitingCopy["payload"] };
}

async function joinCopy(trx: Trx, { id, payload }: WaitingCopy, messageId: number) {
  const message_ids = [...new Set([...payload.message_ids, messageId])].sort((a, b) => a - b);
  const next_at = new Date(Date.now() + ALBUM_QUIET_MS).toISOString();
  await trx
    .updateTable("outbox")
    .set({ payload: JSON.stringify({ ...payload, message_ids }), next_at })
    .where("id", "=", id)
    .execute();
}
