import { sql } from "kysely";
import type { Db } from "../../../src/db/schema.js";

/** The tables in which these words lie. */
export async function tablesWith(db: Db, words: string): Promise<string[]> {
  const tables = Object.entries(await everythingStored(db));
  return tables.filter(([, rows]) => rows.includes(words)).map(([table]) => table);
}

/** All rows by table, as text. */
export async function everythingStored(db: Db): Promise<Record<string, string>> {
  const tables = await db.introspection.getTables();
  const stored: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
    stored[name] = JSON.stringify(rows);
  }
  return stored;
}
