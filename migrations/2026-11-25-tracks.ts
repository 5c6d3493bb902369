import { type ColumnDefinitionBuilder, type Kysely, PostgresAdapter, sql } from "kysely";

const APPLICATION_COLUMNS = [
  ...["premises_id", "place", "cost", "own_money", "borrowed_money"],
  ...["power_kw", "gas_m3_per_hour", "water_m3_per_day", "rail", "study", "start_date"],
  "exclusions",
] as const;

/** The two tracks of an application, the files that people send, and the one reminder of a draft. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("application")
    .addColumn("track", "text", (column) => column.notNull().defaultTo("park"))
    .execute();
  await db.schema.alterTable("application").addColumn("jobs", "integer").execute();
  for (const name of APPLICATION_COLUMNS) {
    await db.schema.alterTable("application").addColumn(name, "text").execute();
  }
  await db.schema.alterTable("case").addColumn("title", "text").execute();
  await db.schema.alterTable("draft").addColumn("reminded_at", "text").execute();
  await createAttachments(db);
}

async function createAttachments(db: Kysely<unknown>) {
  const required = (column: ColumnDefinitionBuilder) => column.notNull();
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await db.schema
    .createTable("attachment")
    .addColumn("id", isPostgres ? "serial" : "integer", (column) =>
      isPostgres ? column.primaryKey() : column.primaryKey().autoIncrement(),
    )
    .addColumn("case_id", "integer", (column) => column.references("case.id"))
    .addColumn("run_key", "text", required)
    .addColumn("person_id", "bigint", required)
    .addColumn("kind", "text", required)
    .addColumn("document_id", "text")
    .addColumn("file_id", "text", required)
    .addColumn("file_unique_id", "text", required)
    .addColumn("name", "text")
    .addColumn("mime", "text")
    .addColumn("size", "integer")
    .addColumn("sha256", "text")
    .addColumn("state", "text", (column) => column.notNull().defaultTo("waiting"))
    .addColumn("attempts", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("next_at", "text", required)
    .addColumn("error", "text")
    .addColumn("message_id", "bigint", required)
    .addColumn("created_at", "text", required)
    .execute();
  await db.schema
    .createIndex("attachment_file")
    .unique()
    .on("attachment")
    .columns(["run_key", "file_unique_id"])
    .execute();
  await db.schema.createIndex("attachment_case").on("attachment").column("case_id").execute();
  await db.schema.createIndex("attachment_bytes").on("attachment").column("sha256").execute();
  await db.schema
    .createIndex("attachment_due")
    .on("attachment")
    .column("next_at")
    .where(sql.ref("state"), "in", sql`(${sql.lit("waiting")}, ${sql.lit("erased")})`)
    .execute();
}
