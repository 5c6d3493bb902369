import { type Kysely, sql } from "kysely";

/** What stood under a file, and which cases hold the very same one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("attachment").addColumn("caption", "text").execute();
  await db.schema
    .createIndex("attachment_sha256")
    .on("attachment")
    .column("sha256")
    .where(sql.ref("sha256"), "is not", null)
    .execute();
  await db.schema
    .createTable("same_file")
    .addColumn("case_id", "integer", (column) => column.notNull().references("case.id"))
    .addColumn("earlier_case_id", "integer", (column) => column.notNull().references("case.id"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("same_file_key", ["case_id", "earlier_case_id"])
    .execute();
}
