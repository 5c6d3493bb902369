import { randomUUID } from "node:crypto";
import type { CategoryQuestion, ZoneObjectRow } from "../../../db/fault-schema.js";
import type { Db, Trx } from "../../../db/schema.js";
import type { Category } from "../../../nlu/meaning.js";

export async function listObjectsOf(db: Db, category: Category): Promise<ZoneObjectRow[]> {
  return db
    .selectFrom("zone_object")
    .selectAll()
    .where("category", "=", category)
    .where("is_gone", "=", 0)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** `undefined` also for one that was hidden. */
export async function findObject(db: Db, id: string): Promise<ZoneObjectRow | undefined> {
  return db
    .selectFrom("zone_object")
    .selectAll()
    .where("id", "=", id)
    .where("is_gone", "=", 0)
    .executeTakeFirst();
}

/** `name`: JSON, as the table keeps it. */
export async function insertObject(trx: Trx, category: Category, name: string): Promise<string> {
  const id = `o-${randomUUID().slice(0, 8)}`;
  await trx
    .insertInto("zone_object")
    .values({
      ...{ id, category, name, created_at: new Date().toISOString() },
      ...{ park_id: null, latitude: null, longitude: null },
    })
    .execute();
  return id;
}

export async function updateObject(
  trx: Trx,
  id: string,
  change: Partial<Pick<ZoneObjectRow, "name" | "latitude" | "longitude" | "is_gone">>,
): Promise<void> {
  await trx.updateTable("zone_object").set(change).where("id", "=", id).execute();
}

export async function listQuestionsOf(db: Db, category: Category): Promise<CategoryQuestion[]> {
  return db
    .selectFrom("category_question")
    .selectAll()
    .where("category", "=", category)
    .where("is_gone", "=", 0)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** `undefined` also for one that was hidden. */
export async function findQuestion(db: Db, id: string): Promise<CategoryQuestion | undefined> {
  return db
    .selectFrom("category_question")
    .selectAll()
    .where("id", "=", id)
    .where("is_gone", "=", 0)
    .executeTakeFirst();
}

/** Asked after those that are there, in free words until choices are given. `ask`: JSON. */
export async function insertQuestion(trx: Trx, category: Category, ask: string): Promise<string> {
  const id = `q-${randomUUID().slice(0, 8)}`;
  const { last } = await trx
    .selectFrom("category_question")
    .select((eb) => eb.fn.max("position").as("last"))
    .executeTakeFirstOrThrow();
  const position = Number(last) + 1;
  await trx
    .insertInto("category_question")
    .values({ id, category, position, ask, choices: null })
    .execute();
  return id;
}

export async function updateQuestion(
  trx: Trx,
  id: string,
  change: Partial<Pick<CategoryQuestion, "ask" | "choices" | "is_gone">>,
): Promise<void> {
  await trx.updateTable("category_question").set(change).where("id", "=", id).execute();
}
