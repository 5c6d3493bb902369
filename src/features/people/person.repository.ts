import type { User } from "grammy/types";
import type { Db, Person, Trx } from "../../db/schema.js";
import { cleanLine } from "../../text/clean-text.js";
import type { Locale } from "../../i18n/locales.js";

export async function findPerson(db: Db, id: number): Promise<Person | undefined> {
  return db.selectFrom("person").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Makes the person known, or brings the name up to date. Doing it twice is doing it once. */
export async function savePerson(trx: Trx, user: User): Promise<Person> {
  const now = new Date().toISOString();
  const names = { name: fullName(user), username: user.username ?? null };
  return trx
    .insertInto("person")
    .values({
      id: user.id,
      ...names,
      locale: null,
      commands_locale: null,
      kind: "unknown",
      consent_at: null,
      blocked: 0,
      phone: null,
      pending: null,
      talk: null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ ...names, updated_at: now }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function setLocale(trx: Trx, id: number, locale: Locale): Promise<void> {
  await update(trx, id, { locale });
}

export async function setConsent(trx: Trx, id: number, at: string): Promise<void> {
  await update(trx, id, { consent_at: at });
}

export async function setBlocked(trx: Trx, id: number, blocked: 0 | 1): Promise<void> {
  await update(trx, id, { blocked });
}

/** What a filed form tells about a person. */
export async function setKnown(
  trx: Trx,
  id: number,
  known: { kind: "investor" | "resident"; phone?: string },
): Promise<void> {
  await update(trx, id, known);
}

/** Keeps what the person came for until the gate before it is passed; `null` once it is taken up. */
export async function setPending(trx: Trx, id: number, pending: string | null): Promise<void> {
  await update(trx, id, { pending });
}

/** What was waited for is taken up; what came to wait meanwhile stays. */
export async function endPending(trx: Trx, id: number, pending: string): Promise<void> {
  await trx
    .updateTable("person")
    .set({ pending: null })
    .where("id", "=", id)
    .where("pending", "=", pending)
    .execute();
}

export async function setTalk(trx: Trx, id: number, talk: string): Promise<void> {
  await update(trx, id, { talk });
}

export async function setCommandsLocale(trx: Trx, id: number, locale: Locale): Promise<void> {
  await update(trx, id, { commands_locale: locale });
}

/** As people read it: a name may hold characters that nobody sees, and that turn the line round. */
export function fullName(user: Pick<User, "first_name" | "last_name">): string {
  return cleanLine([user.first_name, user.last_name].filter(Boolean).join(" "));
}

async function update(trx: Trx, id: number, values: Partial<Person>): Promise<void> {
  await trx
    .updateTable("person")
    .set({ ...values, updated_at: new Date().toISOString() })
    .where("id", "=", id)
    .execute();
}
