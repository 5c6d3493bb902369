import { sql } from "kysely";
import type { Attachment, AttachmentState, Db, Trx } from "../../../db/schema.js";
import type { SentFile } from "../../../forms/form.js";

const TALK = "talk:";
const GONE: readonly AttachmentState[] = ["refused", "erased"];

export interface NewFile {
  runKey: string;
  personId: number;
  caseId: number | null;
  documentId: string | null;
  file: SentFile;
  /** `before`, unless it shows finished work. */
  stage?: Attachment["stage"];
}

/** The stored file, or `undefined` when this very file is there already. */
export async function insertAttachment(
  trx: Trx,
  { runKey, personId, caseId, documentId, file, stage = "before" }: NewFile,
): Promise<Attachment | undefined> {
  const now = new Date().toISOString();
  return trx
    .insertInto("attachment")
    .values({
      case_id: caseId,
      run_key: runKey,
      person_id: personId,
      kind: file.kind,
      stage,
      document_id: documentId,
      caption: file.caption,
      file_id: file.fileId,
      file_unique_id: file.uniqueId,
      name: file.name,
      mime: null,
      size: file.size,
      sha256: null,
      next_at: now,
      error: null,
      message_id: file.messageId,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(["run_key", "file_unique_id"]).doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function findAttachment(db: Db, id: number): Promise<Attachment | undefined> {
  return db.selectFrom("attachment").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The file of one message in a talk has a key of its own: it is no part of a draft. */
export function talkKey(caseId: number, writerId: number, messageId: number): string {
  return `${TALK}${caseId}:${writerId}:${messageId}`;
}

export function isOfTalk({ run_key: runKey }: Pick<Attachment, "run_key">): boolean {
  return runKey.startsWith(TALK);
}

/** The file of a message, the latest when it was replaced by an edit. */
export async function findTalkFile(db: Db, key: string): Promise<Attachment | undefined> {
  return db
    .selectFrom("attachment")
    .selectAll()
    .where("run_key", "=", key)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Files that these messages of a person brought to a case. */
export async function listAttachmentsOfMessages(
  db: Db,
  caseId: number,
  { personId, messageIds }: { personId: number; messageIds: readonly number[] },
): Promise<Attachment[]> {
  return db
    .selectFrom("attachment")
    .selectAll()
    .where("case_id", "=", caseId)
    .where("person_id", "=", personId)
    .where("message_id", "in", messageIds)
    .execute();
}

/** What a draft, or the case that came of it, holds; files of a type that is not taken do not count. */
export async function listAttachments(db: Db, runKey: string): Promise<Attachment[]> {
  const rows = await db
    .selectFrom("attachment")
    .selectAll()
    .where("run_key", "=", runKey)
    .where("state", "not in", GONE)
    .orderBy("message_id")
    .execute();
  return withoutCopies(rows);
}

/** The same bytes sent as two files are one document. */
function withoutCopies(rows: Attachment[]): Attachment[] {
  const seen = new Set<string>();
  return rows.filter(({ sha256 }) => {
    if (sha256 === null) return true;
    const isNew = !seen.has(sha256);
    seen.add(sha256);
    return isNew;
  });
}

/** The files of a draft belong to the case from now on. */
export async function adoptAttachments(trx: Trx, runKey: string, caseId: number): Promise<void> {
  await trx
    .updateTable("attachment")
    .set({ case_id: caseId })
    .where("run_key", "=", runKey)
    .execute();
}

/** Files to fetch, or whose bytes are to be deleted. */
export async function listDueAttachments(
  db: Db,
  now: string,
  limit: number,
): Promise<Attachment[]> {
  return db
    .selectFrom("attachment")
    .selectAll()
    .where("state", "in", [sql.lit<AttachmentState>("waiting"), sql.lit<AttachmentState>("erased")])
    .where("next_at", "<=", now)
    .orderBy("next_at")
    .limit(limit)
    .execute();
}

/** Keeps what the bytes say. `false` when the file was erased meanwhile: then only its bytes wait to be deleted. */
export async function setBytes(
  trx: Trx,
  id: number,
  bytes: { sha256: string; mime: string; size: number },
): Promise<boolean> {
  await trx.updateTable("attachment").set(bytes).where("id", "=", id).execute();
  return setAttachmentState(trx, id, "kept");
}

/** Moves a file that still waits; check and write are one statement. */
export async function setAttachmentState(
  trx: Trx,
  id: number,
  state: "kept" | "refused" | "failed",
  error: string | null = null,
): Promise<boolean> {
  const result = await trx
    .updateTable("attachment")
    .set({ state, error })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function putOffAttachment(
  trx: Trx,
  { id, attempts }: Attachment,
  nextAt: string,
  error: string,
): Promise<void> {
  await trx
    .updateTable("attachment")
    .set({ attempts: attempts + 1, next_at: nextAt, error })
    .where("id", "=", id)
    .execute();
}

/** Whether other files that people still have are these very bytes. */
export async function isShared(db: Db, { id, sha256 }: Attachment): Promise<boolean> {
  const other = await db
    .selectFrom("attachment")
    .select("id")
    .where("sha256", "=", sha256)
    .where("id", "!=", id)
    .executeTakeFirst();
  return other !== undefined;
}

export async function deleteAttachment(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom("attachment").where("id", "=", id).execute();
}

/** Nothing of them is shown any more; their bytes are deleted soon. */
export async function eraseAttachments(
  trx: Trx,
  of: { runKey: string } | { caseId: number },
): Promise<void> {
  await trx
    .updateTable("attachment")
    .set({ state: "erased", name: null, caption: null, next_at: new Date().toISOString() })
    .$if("runKey" in of, (query) =>
      query.where("run_key", "=", (of as { runKey: string }).runKey).where("case_id", "is", null),
    )
    .$if("caseId" in of, (query) => query.where("case_id", "=", (of as { caseId: number }).caseId))
    .execute();
}
