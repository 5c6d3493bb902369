import type { Dispatch, Responsible } from "../../../db/fault-schema.js";
import type { Case, Db, Trx } from "../../../db/schema.js";
import type { Category } from "../../../nlu/meaning.js";
import { AT_WORK } from "./job.js";

export async function findResponsible(db: Db, id: number): Promise<Responsible | undefined> {
  return db.selectFrom("responsible").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function findResponsibleByUser(
  db: Db,
  userId: number,
): Promise<Responsible | undefined> {
  return db
    .selectFrom("responsible")
    .selectAll()
    .where("user_id", "=", userId)
    .where("is_gone", "=", 0)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/** Whoever mends faults now, in the order in which they were entered. */
export async function listResponsible(db: Db): Promise<Responsible[]> {
  return db.selectFrom("responsible").selectAll().where("is_gone", "=", 0).orderBy("id").execute();
}

export type ResponsibleChange = Partial<
  Pick<Responsible, "name" | "user_id" | "phone" | "is_contractor" | "is_gone">
>;

/** Gives back the id, as a key. */
export async function insertResponsible(
  trx: Trx,
  values: Pick<Responsible, "name" | "user_id" | "phone" | "is_contractor">,
): Promise<string> {
  const { id } = await trx
    .insertInto("responsible")
    .values({ ...values, created_at: new Date().toISOString() })
    .returning("id")
    .executeTakeFirstOrThrow();
  return `${id}`;
}

export async function updateResponsible(
  trx: Trx,
  id: number,
  change: ResponsibleChange,
): Promise<void> {
  await trx.updateTable("responsible").set(change).where("id", "=", id).execute();
}

export async function listDispatch(db: Db): Promise<Dispatch[]> {
  return db.selectFrom("dispatch").selectAll().execute();
}

export async function findDispatch(db: Db, category: Category): Promise<Dispatch | undefined> {
  return db.selectFrom("dispatch").selectAll().where("category", "=", category).executeTakeFirst();
}

export async function saveDispatch(
  trx: Trx,
  category: Category,
  change: Partial<Pick<Dispatch, "responsible_id" | "supervisor_id">>,
  setBy: number,
): Promise<void> {
  const set = { set_by: setBy, set_at: new Date().toISOString() };
  await trx
    .insertInto("dispatch")
    .values({ category, responsible_id: null, supervisor_id: null, ...change, ...set })
    .onConflict((conflict) => conflict.column("category").doUpdateSet({ ...change, ...set }))
    .execute();
}

/** Faults that are with somebody to mend, the oldest first. */
export async function listJobsOf(db: Db, userId: number): Promise<Case[]> {
  return db
    .selectFrom("case")
    .innerJoin("incident", "incident.case_id", "case.id")
    .selectAll("case")
    .where("case.assignee_id", "=", userId)
    .where("case.state", "in", AT_WORK)
    .orderBy("case.id")
    .execute();
}

/** Whoever has left mends nothing any more; what lies with him stays until it is given to somebody else. */
export async function forgetResponsible(trx: Trx, id: number): Promise<void> {
  await updateResponsible(trx, id, { is_gone: 1 });
  await trx
    .updateTable("dispatch")
    .set({ responsible_id: null })
    .where("responsible_id", "=", id)
    .execute();
}
