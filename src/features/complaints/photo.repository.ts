import type { Db } from "../../db/schema.js";

/** A picture that its sender let others see, the first that came. */
export async function findPhotoBefore(db: Db, caseId: number): Promise<string | undefined> {
  return (await listPublicPhotos(db, caseId, 1))[0];
}

/** A picture of the finished work that was sent at this moment or later: an earlier mending did not hold. */
export async function findPhotoAfter(
  db: Db,
  caseId: number,
  since: string | null,
): Promise<string | undefined> {
  const row = await photos(db, caseId, "after")
    .where("attachment.created_at", ">=", since ?? "")
    .orderBy("attachment.id")
    .limit(1)
    .executeTakeFirst();
  return row?.file_id;
}

/** Pictures that their senders let others see: Telegram keeps no place in its photos, and a private report shows none. */
export async function listPublicPhotos(db: Db, caseId: number, limit: number): Promise<string[]> {
  const rows = await photos(db, caseId, "before")
    .innerJoin("complaint", "complaint.run_key", "attachment.run_key")
    .where("complaint.is_private", "=", 0)
    .orderBy("attachment.id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.file_id);
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
