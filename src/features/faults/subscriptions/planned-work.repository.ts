import type { Insertable } from "kysely";
import type { ReportTables, PlannedWork } from "../../../db/fault-schema.js";
import type { Db, Trx } from "../../../db/schema.js";
import type { WatchedPlace } from "./follow.repository.js";

export type NewWork = Omit<Insertable<ReportTables["planned_work"]>, "id" | "withdrawn_at">;

export async function insertWork(trx: Trx, values: NewWork): Promise<PlannedWork> {
  return trx
    .insertInto("planned_work")
    .values({ ...values, withdrawn_at: null })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** What is planned or under way, the nearest first. */
export async function listWorks(db: Db, now: Date): Promise<PlannedWork[]> {
  return ahead(db, now).execute();
}

export async function listWorksAt(
  db: Db,
  { kind, id }: WatchedPlace,
  now: Date,
): Promise<PlannedWork[]> {
  return ahead(db, now)
    .where("planned_work.kind", "=", kind)
    .where("planned_work.place_id", "=", id)
    .execute();
}

/** `undefined` when somebody withdrew it before, or there is no such work. */
export async function withdrawWork(
  trx: Trx,
  id: number,
  now: Date,
): Promise<PlannedWork | undefined> {
  return trx
    .updateTable("planned_work")
    .set({ withdrawn_at: now.toISOString() })
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .returningAll()
    .executeTakeFirst();
}

function ahead(db: Db, now: Date) {
  return db
    .selectFrom("planned_work")
    .selectAll()
    .where("withdrawn_at", "is", null)
    .where("ends_at", ">", now.toISOString())
    .orderBy("starts_at")
    .orderBy("id");
}
