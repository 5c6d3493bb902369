import type { Db, Trx } from "../../db/schema.js";

/** A number that the operator may change without a deploy. */
export async function getNumberSetting(db: Db, key: string, byDefault: number): Promise<number> {
  const row = await db
    .selectFrom("setting")
    .select("value")
    .where("key", "=", key)
    .executeTakeFirst();
  return row ? Number(row.value) : byDefault;
}

/** Claims something that is done once a day: `true` for the first who comes on a later day than the last. */
export async function claimDay(trx: Trx, key: string, day: string): Promise<boolean> {
  const row = await trx
    .insertInto("setting")
    .values({ key, value: day })
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet({ value: day }).where("setting.value", "<", day),
    )
    .returning("value")
    .executeTakeFirst();
  return row !== undefined;
}

/** Sets what the operator decides without a deploy; `undefined` goes back to what the program says. */
export async function saveSetting(trx: Trx, key: string, value: string | undefined): Promise<void> {
  await trx.deleteFrom("setting").where("key", "=", key).execute();
  if (value !== undefined) await trx.insertInto("setting").values({ key, value }).execute();
}
