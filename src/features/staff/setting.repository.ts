import type { Db } from "../../db/schema.js";

/** A number that the operator may change without a deploy. */
export async function getNumberSetting(db: Db, key: string, byDefault: number): Promise<number> {
  const row = await db
    .selectFrom("setting")
    .select("value")
    .where("key", "=", key)
    .executeTakeFirst();
  return row ? Number(row.value) : byDefault;
}
