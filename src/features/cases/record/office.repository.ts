import type { Db } from "../../../db/schema.js";
import type { Locale } from "../../../i18n/locales.js";

/** A place where a case may lie, in one language: plain text. */
export interface NamedOffice {
  id: string;
  name: string;
}

export async function listOffices(db: Db, locale: Locale): Promise<NamedOffice[]> {
  const rows = await db.selectFrom("office").selectAll().orderBy("position").execute();
  return rows.map(({ id, name }) => ({
    id,
    name: (JSON.parse(name) as Record<Locale, string>)[locale],
  }));
}

/** The name of an office in each language; its id when it is no longer listed. */
export async function officeNames(db: Db, id: string): Promise<Record<Locale, string>> {
  const row = await db.selectFrom("office").select("name").where("id", "=", id).executeTakeFirst();
  return row ? (JSON.parse(row.name) as Record<Locale, string>) : { kk: id, ru: id, en: id };
}

/** The name of an office; its id when it is no longer listed. */
export async function getOfficeName(db: Db, locale: Locale, id: string): Promise<string> {
  return (await listOffices(db, locale)).find((office) => office.id === id)?.name ?? id;
}
