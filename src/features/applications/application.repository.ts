import type { Application, Db, NewApplication, Trx } from "../../db/schema.js";

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
