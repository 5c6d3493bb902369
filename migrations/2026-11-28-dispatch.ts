import type { Kysely } from "kysely";

/** The times at which a fault is looked at again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ["react_at", "remind_at", "return_at", "ring_at"]) {
    await db.schema.createIndex(`incident_${column}`).on("incident").column(column).execute();
  }
}
