import { type ColumnDefinitionBuilder, type Kysely, PostgresAdapter } from "kysely";

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
const required: Column = (column) => column.notNull();

/** How a question was understood and what became of it, and answers of the operator that are kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("question_log").addColumn("kind", "text").execute();
  await db.schema.alterTable("question_log").addColumn("answer_message_id", "integer").execute();
  await db.schema.alterTable("question_log").addColumn("kept_answer_id", "integer").execute();
  await db.schema
    .createIndex("question_log_person")
    .on("question_log")
    .column("person_id")
    .execute();
  await db.schema.createIndex("question_log_case").on("question_log").column("case_id").execute();
  await db.schema
    .createTable("kept_answer")
    .addColumn("id", ...serial(db))
    .addColumn("case_message_id", "integer", (column) => column.notNull().unique())
    .addColumn("kept_by", "bigint", required)
    .addColumn("answered_at", "text", required)
    .addColumn("kept_at", "text", required)
    .addColumn("withdrawn_by", "bigint")
    .addColumn("withdrawn_at", "text")
    .execute();
  await db.schema
    .createTable("kept_answer_text")
    .addColumn("kept_answer_id", "integer", (column) =>
      column.notNull().references("kept_answer.id"),
    )
    .addColumn("locale", "text", required)
    .addColumn("question", "text", required)
    .addColumn("answer", "text", required)
    .addPrimaryKeyConstraint("kept_answer_text_key", ["kept_answer_id", "locale"])
    .execute();
  await db.schema
    .createTable("answer_prompt")
    .addColumn("prompt_message_id", "integer", (column) => column.primaryKey().notNull())
    .addColumn("case_message_id", "integer", required)
    .addColumn("locale", "text", required)
    .execute();
}

/** A key that counts up by itself, in the words of either database. */
function serial(db: Kysely<unknown>): ["serial" | "integer", Column] {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres
    ? ["serial", (column) => column.primaryKey()]
    : ["integer", (column) => column.primaryKey().autoIncrement()];
}
