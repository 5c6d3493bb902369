import type { User } from "grammy/types";
import type { Db, Flag, StaffChat, StaffMember, Trx } from "../../db/schema.js";
import type { Locale } from "../../i18n/locales.js";
import { fullName } from "../people/person.repository.js";

export async function findStaffChat(db: Db): Promise<StaffChat | undefined> {
  return db.selectFrom("staff_chat").selectAll().limit(1).executeTakeFirst();
}

/** Binds the one staff chat; the language chosen there before is kept. */
export async function saveStaffChat(
  trx: Trx,
  chat: { id: number; title: string; hasTopics: boolean; locale: Locale },
): Promise<StaffChat> {
  await trx.deleteFrom("staff_chat").execute();
  return trx
    .insertInto("staff_chat")
    .values({
      chat_id: chat.id,
      title: chat.title,
      is_forum: toFlag(chat.hasTopics),
      locale: chat.locale,
      state: "ok",
      bound_at: new Date().toISOString(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function updateStaffChat(
  trx: Trx,
  change: Partial<Pick<StaffChat, "chat_id" | "title" | "is_forum" | "locale" | "state">>,
): Promise<void> {
  await trx.updateTable("staff_chat").set(change).execute();
}

export async function findStaffMember(db: Db, userId: number): Promise<StaffMember | undefined> {
  return db.selectFrom("staff_member").selectAll().where("user_id", "=", userId).executeTakeFirst();
}

/** Whoever acts inside the bound staff group is a clerk; the row is made at the first action. */
export async function saveStaffMember(trx: Trx, user: User): Promise<StaffMember> {
  const name = fullName(user);
  return trx
    .insertInto("staff_member")
    .values({
      user_id: user.id,
      name,
      role: "clerk",
      note_told: 0,
      created_at: new Date().toISOString(),
    })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ name }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Those who acted on the desk or were given a role, in the order in which they came. */
export async function listStaffMembers(db: Db): Promise<StaffMember[]> {
  return db.selectFrom("staff_member").selectAll().orderBy("created_at").execute();
}

export async function listHeads(db: Db): Promise<StaffMember[]> {
  return db
    .selectFrom("staff_member")
    .selectAll()
    .where("role", "=", "head")
    .orderBy("user_id")
    .execute();
}

export async function saveStaffRole(
  trx: Trx,
  { id, name }: { id: number; name: string },
  role: StaffMember["role"],
): Promise<StaffMember> {
  return trx
    .insertInto("staff_member")
    .values({ user_id: id, name, role, note_told: 0, created_at: new Date().toISOString() })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ role }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function setNoteTold(trx: Trx, userId: number): Promise<void> {
  await trx
    .updateTable("staff_member")
    .set({ note_told: 1 })
    .where("user_id", "=", userId)
    .execute();
}

export function toFlag(value: boolean): Flag {
  return value ? 1 : 0;
}
