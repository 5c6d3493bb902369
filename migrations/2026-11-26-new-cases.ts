import type { Kysely } from "kysely";

/** Where the message about new cases that wait for their first card stands on the desk. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("new_cases_message")
    .addColumn("chat_id", "bigint", (column) => column.primaryKey().notNull())
    .addColumn("message_id", "bigint", (column) => column.notNull())
    .addColumn("count", "integer", (column) => column.notNull())
    .execute();
}
