import { sql } from "kysely";
import type { Db, DraftRow, Trx } from "../../../db/schema.js";
import type { Draft } from "../../../telegram/context.js";

const open = sql.lit<DraftRow["state"]>("open");

/** The form in front of a person, if there is one. */
export async function findActiveDraft(db: Db, personId: number): Promise<Draft | undefined> {
  const row = await db
    .selectFrom("draft")
    .selectAll()
    .where("person_id", "=", personId)
    .where("state", "=", open)
    .where("active", "=", 1)
    .executeTakeFirst();
  return row && toDraft(row);
}

export async function findOpenDraft(
  db: Db,
  personId: number,
  form: string,
): Promise<DraftRow | undefined> {
  return db
    .selectFrom("draft")
    .selectAll()
    .where("person_id", "=", personId)
    .where("form", "=", form)
    .where("state", "=", open)
    .executeTakeFirst();
}

export async function listOpenDrafts(db: Db, personId: number): Promise<DraftRow[]> {
  return db
    .selectFrom("draft")
    .selectAll()
    .where("person_id", "=", personId)
    .where("state", "=", open)
    .orderBy("id")
    .execute();
}

export async function getDraft(db: Db, id: number): Promise<DraftRow> {
  return db.selectFrom("draft").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

export async function insertDraft(
  trx: Trx,
  values: { personId: number; form: string; version: number; asked: string | null; runKey: string },
): Promise<DraftRow> {
  const now = new Date().toISOString();
  return trx
    .insertInto("draft")
    .values({
      person_id: values.personId,
      form: values.form,
      form_version: values.version,
      answers: "{}",
      asked: values.asked,
      state: "open",
      active: 1,
      run_key: values.runKey,
      created_at: now,
      updated_at: now,
      reminded_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function setDraft(
  trx: Trx,
  id: number,
  values: Partial<Pick<DraftRow, "answers" | "asked" | "active" | "state" | "form_version">>,
): Promise<void> {
  await trx
    .updateTable("draft")
    .set({ ...values, updated_at: new Date().toISOString() })
    .where("id", "=", id)
    .execute();
}

/** One form stands in front at a time. */
export async function setOtherDraftsAside(trx: Trx, personId: number, id: number): Promise<void> {
  await trx
    .updateTable("draft")
    .set({ active: 0 })
    .where("person_id", "=", personId)
    .where("state", "=", open)
    .where("id", "!=", id)
    .execute();
}

export function toDraft(row: DraftRow): Draft {
  return {
    id: row.id,
    form: row.form,
    version: row.form_version,
    answers: JSON.parse(row.answers) as Draft["answers"],
    asked: row.asked,
    isActive: row.active === 1 && row.state === "open",
  };
}

/** Long forms that were left before this moment, by people who can be reached and were not reminded yet. */
export async function listDraftsToRemind(
  db: Db,
  forms: readonly string[],
  untouchedSince: string,
): Promise<DraftRow[]> {
  return (
    db
      .selectFrom("draft")
      .innerJoin("person", "person.id", "draft.person_id")
      .selectAll("draft")
      .where("draft.state", "=", open)
      .where("draft.form", "in", forms)
      .where("draft.reminded_at", "is", null)
      .where("draft.updated_at", "<", untouchedSince)
      // Nothing was given: there is nothing to go on with.
      .where("draft.answers", "!=", "{}")
      .where("person.blocked", "=", 0)
      .orderBy("draft.id")
      .limit(100)
      .execute()
  );
}

/** Marks that the one reminder was written; `false` when it was so before. The draft counts as untouched still. */
export async function setReminded(trx: Trx, id: number, at: string): Promise<boolean> {
  const result = await trx
    .updateTable("draft")
    .set({ reminded_at: at })
    .where("id", "=", id)
    .where("reminded_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function listExpiredDrafts(db: Db, untouchedSince: string): Promise<DraftRow[]> {
  return db
    .selectFrom("draft")
    .selectAll()
    .where("state", "=", open)
    .where("updated_at", "<", untouchedSince)
    .limit(100)
    .execute();
}
