import type { Db, Template, Trx } from "../../db/schema.js";

export type NewTemplate = Pick<Template, "name" | "kk" | "ru" | "en" | "updated_by">;

export async function listTemplates(db: Db): Promise<Template[]> {
  return db.selectFrom("template").selectAll().orderBy("name").execute();
}

export async function findTemplate(db: Db, id: number): Promise<Template | undefined> {
  return db.selectFrom("template").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function findTemplateByName(db: Db, name: string): Promise<Template | undefined> {
  return db.selectFrom("template").selectAll().where("name", "=", name).executeTakeFirst();
}

/** Adds a template, or changes the one of that name. */
export async function saveTemplate(trx: Trx, template: NewTemplate): Promise<void> {
  const values = { ...template, updated_at: new Date().toISOString() };
  await trx
    .insertInto("template")
    .values(values)
    .onConflict((conflict) => conflict.column("name").doUpdateSet(values))
    .execute();
}

export async function deleteTemplate(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom("template").where("id", "=", id).execute();
}
