import { type ColumnDefinitionBuilder, type Kysely, PostgresAdapter, sql } from "kysely";

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
const required: Column = (column) => column.notNull();

/** What ties messages of a case to each other: where staff see one, what it answers, its album; and ready answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // SQLite adds one column a statement.
  for (const [name, type] of [
    ["relay_id", "integer"],
    ["reply_to_id", "integer"],
    ["album_id", "text"],
    ["media", "text"],
    ["withdrawn_at", "text"],
    ["seen_at", "text"],
    ["template", "text"],
  ] as const) {
    await db.schema.alterTable("case_message").addColumn(name, type).execute();
  }
  for (const name of ["relay_id", "reply_to_id", "album_id"]) {
    await db.schema
      .createIndex(`case_message_${name}`)
      .on("case_message")
      .column(name)
      .where(sql.ref(name), "is not", null)
      .execute();
  }
  await db.schema
    .createIndex("outbox_case_message")
    .on("outbox")
    .column("case_message_id")
    .where(sql.ref("case_message_id"), "is not", null)
    .execute();
  await db.schema
    .createTable("album_part")
    .addColumn("chat_id", "bigint", required)
    .addColumn("message_id", "bigint", required)
    .addColumn("album_id", "text", required)
    .addColumn("created_at", "text", required)
    .addPrimaryKeyConstraint("album_part_key", ["chat_id", "message_id"])
    .execute();
  await createTemplates(db);
}

async function createTemplates(db: Kysely<unknown>) {
  await db.schema
    .createTable("template")
    .addColumn("id", ...serial(db))
    .addColumn("name", "text", (column) => column.notNull().unique())
    .addColumn("kk", "text", required)
    .addColumn("ru", "text", required)
    .addColumn("en", "text", required)
    .addColumn("updated_by", "bigint", required)
    .addColumn("updated_at", "text", required)
    .execute();
}

/** A key that counts up by itself, in the words of either database. */
function serial(db: Kysely<unknown>): ["serial" | "integer", Column] {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres
    ? ["serial", (column) => column.primaryKey()]
    : ["integer", (column) => column.primaryKey().autoIncrement()];
}
