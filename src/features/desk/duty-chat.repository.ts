import type { Db, Trx } from "../../db/schema.js";
import { saveSetting } from "./setting.repository.js";

const KEY = "duty.chat";

/** The group that is called out at any hour; the desk itself when none was set apart for that. */
export async function findDutyChat(db: Db): Promise<number | undefined> {
  const row = await db
    .selectFrom("setting")
    .select("value")
    .where("key", "=", KEY)
    .executeTakeFirst();
  return row && Number(row.value);
}

/** `undefined`: from now on the desk is called. */
export async function saveDutyChat(trx: Trx, chatId: number | undefined): Promise<void> {
  await saveSetting(trx, KEY, chatId === undefined ? undefined : String(chatId));
}
