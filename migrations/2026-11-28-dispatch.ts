import type { Kysely } from "kysely";

/** Questions to staff about who mends what; the reply to the message of one is its answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("desk_prompt")
    .addColumn("outbox_id", "integer", (column) => column.primaryKey().notNull())
    .addColumn("purpose", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  for (const column of ["react_at", "remind_at", "return_at", "ring_at"]) {
    await db.schema.createIndex(`incident_${column}`).on("incident").column(column).execute();
  }
}
