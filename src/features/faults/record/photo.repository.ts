import type { Case, Db, Trx } from "../../../db/schema.js";
import type { SentFile } from "../../../forms/form.js";
import { insertAttachment, talkKey } from "../../cases/messages/attachment.repository.js";

/** Photos of what it was like, on one screen or two. */
const MOST_OWN = 5;
/** With one of what it was like, an album of Telegram. */
const MOST_AFTER = 9;
const MOST_IN_ALBUM = 10;

/** A picture that its sender let others see, the first that came. */
export async function findPhotoBefore(db: Db, caseId: number): Promise<string | undefined> {
  return (await listPublicPhotos(db, caseId, 1))[0];
}

/** Pictures of the finished work: of the present mending, for an earlier one did not hold. */
export async function listPhotosAfter(db: Db, caseId: number): Promise<string[]> {
  const reopened = await db
    .selectFrom("case_event")
    .select((eb) => eb.fn.max("at").as("at"))
    .where("case_id", "=", caseId)
    .where("to_state", "=", "reopened")
    .executeTakeFirst();
  const rows = await photos(db, caseId, "after")
    .where("attachment.created_at", ">=", reopened?.at ?? "")
    .orderBy("attachment.id")
    .limit(MOST_AFTER)
    .execute();
  return rows.map((row) => row.file_id);
}

/** A photo in the talk shows what is broken. Neighbours do not see it: nobody was asked whether they may. */
export async function keepTalkPhoto(
  trx: Trx,
  { id: caseId }: Case,
  personId: number,
  file: SentFile,
): Promise<void> {
  if (file.kind !== "photo") return;
  const runKey = talkKey(caseId, personId, file.messageId);
  await insertAttachment(trx, { runKey, personId, caseId, documentId: null, file });
}

/** Photos that were gathered of one job belong to its case from now on: the messages that carry them. */
export async function adoptWorkPhotos(
  trx: Trx,
  { runKey, tag, caseId }: { runKey: string; tag: string; caseId: number },
): Promise<number[]> {
  const rows = await trx
    .updateTable("attachment")
    .set({ case_id: caseId, stage: "after" })
    .where("run_key", "=", runKey)
    .where("document_id", "=", tag)
    .where("state", "not in", ["refused", "erased"])
    .returning("message_id")
    .execute();
  return rows.map((row) => row.message_id).sort((a, b) => a - b);
}

/** Pictures that their senders let others see: Telegram keeps no place in its photos, and a private report shows none. */
export async function listPublicPhotos(db: Db, caseId: number, limit: number): Promise<string[]> {
  const rows = await photos(db, caseId, "before")
    .innerJoin("report", "report.run_key", "attachment.run_key")
    .where("report.is_private", "=", 0)
    .orderBy("attachment.id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.file_id);
}

/** What somebody who follows may see, an album at most: his own photos, those that others let be seen, and the finished work. */
export async function listOwnPhotos(
  db: Db,
  caseId: number,
  personId: number,
): Promise<{ fileId: string; stage: "before" | "after" }[]> {
  const own = await photos(db, caseId, "before")
    .where("attachment.person_id", "=", personId)
    .orderBy("attachment.id")
    .limit(MOST_OWN)
    .execute();
  const open = await listPublicPhotos(db, caseId, MOST_OWN);
  const before = [...new Set([...own.map((row) => row.file_id), ...open])].slice(0, MOST_OWN);
  const after = await listPhotosAfter(db, caseId);
  return [
    ...before.map((fileId) => ({ fileId, stage: "before" as const })),
    ...after.map((fileId) => ({ fileId, stage: "after" as const })),
  ].slice(0, MOST_IN_ALBUM);
}

function photos(db: Db, caseId: number, stage: "before" | "after") {
  return db
    .selectFrom("attachment")
    .select("attachment.file_id")
    .where("attachment.case_id", "=", caseId)
    .where("attachment.kind", "=", "photo")
    .where("attachment.stage", "=", stage)
    .where("attachment.state", "not in", ["refused", "erased"]);
}
