import type { Db, Trx } from "../../db/schema.js";

/** Under which id Telegram keeps a picture that was sent before. */
export async function findFileId(db: Db, key: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("file_cache")
    .select("file_id")
    .where("key", "=", key)
    .executeTakeFirst();
  return row?.file_id;
}

export async function setFileId(trx: Trx, key: string, fileId: string): Promise<void> {
  await trx
    .insertInto("file_cache")
    .values({ key, file_id: fileId })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ file_id: fileId }))
    .execute();
}
