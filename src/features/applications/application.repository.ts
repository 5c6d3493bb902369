import type { Application, Db, NewApplication, Premises, Trx } from "../../db/schema.js";

export async function insertApplication(trx: Trx, values: NewApplication): Promise<void> {
  await trx.insertInto("application").values(values).execute();
}

export async function getApplication(db: Db, caseId: number): Promise<Application> {
  return db
    .selectFrom("application")
    .selectAll()
    .where("case_id", "=", caseId)
    .executeTakeFirstOrThrow();
}

/** A place of the catalogue; `park_name` is JSON. */
export async function findPlace(
  db: Db,
  premisesId: string,
): Promise<(Premises & { park_name: string }) | undefined> {
  return db
    .selectFrom("premises")
    .innerJoin("park", "park.id", "premises.park_id")
    .selectAll("premises")
    .select("park.name as park_name")
    .where("premises.id", "=", premisesId)
    .executeTakeFirst();
}

/** The applicant keeps his application, and the place that somebody else has is no longer a part of it. */
export async function dropPlace(trx: Trx, caseId: number): Promise<void> {
  await trx
    .updateTable("application")
    .set({ premises_id: null })
    .where("case_id", "=", caseId)
    .execute();
}
