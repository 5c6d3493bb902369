import { type ColumnDefinitionBuilder, type Kysely, PostgresAdapter, sql } from "kysely";

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
const required: Column = (column) => column.notNull();
const key: Column = (column) => column.primaryKey().notNull();
const flag: Column = (column) => column.notNull().defaultTo(0);

/** People, facts, parks, cases, forms, the desk, and the two queues between the bot and Telegram. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createPeople(db);
  await createCatalogue(db);
  await createCases(db);
  await createForms(db);
  await createDesk(db);
  await createQueues(db);
}

async function createPeople(db: Kysely<unknown>) {
  await db.schema
    .createTable("person")
    .addColumn("id", "bigint", key)
    .addColumn("name", "text", required)
    .addColumn("username", "text")
    .addColumn("locale", "text")
    .addColumn("commands_locale", "text")
    .addColumn("kind", "text", required)
    .addColumn("consent_at", "text")
    .addColumn("blocked", "integer", flag)
    .addColumn("phone", "text")
    .addColumn("pending", "text")
    .addColumn("talk", "text")
    .addColumn("created_at", "text", required)
    .addColumn("updated_at", "text", required)
    .execute();
  await db.schema
    .createTable("setting")
    .addColumn("key", "text", key)
    .addColumn("value", "text", required)
    .execute();
  await db.schema
    .createTable("question_log")
    .addColumn("id", ...serial(db))
    .addColumn("person_id", "bigint", required)
    .addColumn("text", "text", required)
    .addColumn("case_id", "integer")
    .addColumn("created_at", "text", required)
    .execute();
}

async function createCatalogue(db: Kysely<unknown>) {
  await db.schema
    .createTable("fact")
    .addColumn("id", "text", key)
    .addColumn("topic", "text", required)
    .addColumn("subject", "text", required)
    .addColumn("metric", "text", required)
    .addColumn("value_number", "double precision")
    .addColumn("value_text", "text")
    .addColumn("qualifier", "text")
    .addColumn("unit", "text")
    .addColumn("usd", "double precision")
    .addColumn("as_of", "text", required)
    .addColumn("period_from", "text")
    .addColumn("period_to", "text")
    .addColumn("status", "text", required)
    .addColumn("scope", "text", required)
    .addColumn("document", "text", required)
    .addColumn("publisher", "text", required)
    .addColumn("source_date", "text", required)
    .addColumn("paragraph", "integer", required)
    .addColumn("labels", "text", required)
    .addColumn("text", "text")
    .execute();
  await db.schema
    .createTable("park")
    .addColumn("id", "text", key)
    .addColumn("name", "text", required)
    .addColumn("state", "text", required)
    .addColumn("area_m2", "integer", required)
    .addColumn("latitude", "double precision", required)
    .addColumn("longitude", "double precision", required)
    .addColumn("as_of", "text", required)
    .addColumn("sample", "integer", flag)
    .execute();
  await db.schema
    .createTable("premises")
    .addColumn("id", "text", key)
    .addColumn("park_id", "text", (column) => column.notNull().references("park.id"))
    .addColumn("kind", "text", required)
    .addColumn("area_m2", "integer", required)
    .addColumn("state", "text", required)
    .addColumn("free_from", "text")
    .addColumn("power_kw", "integer")
    .addColumn("gas", "integer", flag)
    .addColumn("water", "integer", flag)
    .addColumn("sewer", "integer", flag)
    .addColumn("rail", "integer", flag)
    .addColumn("ceiling_m", "double precision")
    .addColumn("as_of", "text", required)
    .addColumn("sample", "integer", flag)
    .execute();
  await db.schema.createIndex("premises_park").on("premises").column("park_id").execute();
}

async function createCases(db: Kysely<unknown>) {
  await db.schema
    .createTable("case")
    .addColumn("id", ...serial(db))
    .addColumn("number", "text", (column) => column.unique())
    .addColumn("kind", "text", required)
    .addColumn("state", "text", required)
    .addColumn("person_id", "bigint", required)
    .addColumn("assignee_id", "bigint")
    .addColumn("due_at", "text")
    .addColumn("run_key", "text", (column) => column.notNull().unique())
    .addColumn("update_id", "bigint", required)
    .addColumn("created_at", "text", required)
    .addColumn("updated_at", "text", required)
    .execute();
  await db.schema.createIndex("case_person").on("case").column("person_id").execute();
  await db.schema
    .createTable("case_event")
    .addColumn("id", ...serial(db))
    .addColumn("case_id", "integer", (column) => column.notNull().references("case.id"))
    .addColumn("kind", "text", required)
    .addColumn("actor", "text", required)
    .addColumn("actor_id", "bigint")
    .addColumn("detail", "text")
    .addColumn("at", "text", required)
    .execute();
  await db.schema.createIndex("case_event_case").on("case_event").column("case_id").execute();
  await db.schema
    .createTable("case_message")
    .addColumn("id", ...serial(db))
    .addColumn("case_id", "integer", (column) => column.notNull().references("case.id"))
    .addColumn("kind", "text", required)
    .addColumn("purpose", "text")
    .addColumn("staff_chat_id", "bigint")
    .addColumn("staff_message_id", "bigint")
    .addColumn("person_chat_id", "bigint")
    .addColumn("person_message_id", "bigint")
    .addColumn("clerk_id", "bigint")
    .addColumn("text", "text")
    .addColumn("delivery", "text")
    .addColumn("created_at", "text", required)
    .execute();
  await db.schema
    .createIndex("case_message_staff")
    .on("case_message")
    .columns(["staff_chat_id", "staff_message_id"])
    .execute();
  await db.schema
    .createIndex("case_message_person")
    .on("case_message")
    .columns(["person_chat_id", "person_message_id"])
    .execute();
  await db.schema.createIndex("case_message_case").on("case_message").column("case_id").execute();
  await db.schema
    .createTable("case_view")
    .addColumn("case_id", "integer", (column) => column.primaryKey().references("case.id"))
    .addColumn("chat_id", "bigint", required)
    .addColumn("thread_id", "bigint")
    .addColumn("card_message_id", "bigint")
    .execute();
  await db.schema
    .createIndex("case_view_thread")
    .on("case_view")
    .columns(["chat_id", "thread_id"])
    .execute();
  await db.schema
    .createTable("application")
    .addColumn("case_id", "integer", (column) => column.primaryKey().references("case.id"))
    .addColumn("applicant_kind", "text", required)
    .addColumn("name", "text", required)
    .addColumn("identity_number", "text", required)
    .addColumn("address", "text")
    .addColumn("contact_name", "text", required)
    .addColumn("position", "text")
    .addColumn("phone", "text", required)
    .addColumn("phone_doubtful", "integer", flag)
    .addColumn("email", "text")
    .addColumn("project_name", "text", required)
    .addColumn("sector", "text", required)
    .addColumn("sector_other", "text")
    .addColumn("products", "text")
    .addColumn("area_min_m2", "double precision", required)
    .addColumn("area_max_m2", "double precision", required)
    .addColumn("locale", "text", required)
    .addColumn("form_version", "integer", required)
    .execute();
  await db.schema
    .createTable("counter")
    .addColumn("name", "text", key)
    .addColumn("value", "integer", required)
    .execute();
}

async function createForms(db: Kysely<unknown>) {
  await db.schema
    .createTable("draft")
    .addColumn("id", ...serial(db))
    .addColumn("person_id", "bigint", required)
    .addColumn("form", "text", required)
    .addColumn("form_version", "integer", required)
    .addColumn("answers", "text", required)
    .addColumn("asked", "text")
    .addColumn("state", "text", required)
    .addColumn("active", "integer", flag)
    .addColumn("run_key", "text", (column) => column.notNull().unique())
    .addColumn("created_at", "text", required)
    .addColumn("updated_at", "text", required)
    .execute();
  await db.schema
    .createIndex("draft_open")
    .unique()
    .on("draft")
    .columns(["person_id", "form"])
    .where(sql.ref("state"), "=", sql.lit("open"))
    .execute();
}

async function createDesk(db: Kysely<unknown>) {
  await db.schema
    .createTable("staff_chat")
    .addColumn("chat_id", "bigint", key)
    .addColumn("title", "text", required)
    .addColumn("is_forum", "integer", flag)
    .addColumn("locale", "text", required)
    .addColumn("state", "text", required)
    .addColumn("bound_at", "text", required)
    .execute();
  await db.schema
    .createTable("staff_member")
    .addColumn("user_id", "bigint", key)
    .addColumn("name", "text", required)
    .addColumn("role", "text", required)
    .addColumn("note_told", "integer", flag)
    .addColumn("created_at", "text", required)
    .execute();
}

async function createQueues(db: Kysely<unknown>) {
  await db.schema
    .createTable("inbox")
    .addColumn("update_id", "bigint", key)
    .addColumn("lane", "text", required)
    .addColumn("body", "text", required)
    .addColumn("state", "integer", flag)
    .addColumn("received_at", "text", required)
    .execute();
  await db.schema
    .createIndex("inbox_unanswered")
    .on("inbox")
    .column("update_id")
    .where(sql.ref("state"), "<", sql.lit(2))
    .execute();
  await db.schema
    .createTable("outbox")
    .addColumn("id", ...serial(db))
    .addColumn("lane", "text", required)
    .addColumn("chat_id", "bigint", required)
    .addColumn("method", "text", required)
    .addColumn("payload", "text", required)
    .addColumn("case_id", "integer")
    .addColumn("case_message_id", "integer")
    .addColumn("state", "text", (column) => column.notNull().defaultTo("waiting"))
    .addColumn("attempts", "integer", flag)
    .addColumn("next_at", "text", required)
    .addColumn("error", "text")
    .addColumn("message_id", "bigint")
    .addColumn("created_at", "text", required)
    .addColumn("sent_at", "text")
    .execute();
  await db.schema
    .createIndex("outbox_waiting")
    .on("outbox")
    .columns(["lane", "id"])
    .where(sql.ref("state"), "=", sql.lit("waiting"))
    .execute();
  await db.schema
    .createTable("file_cache")
    .addColumn("key", "text", key)
    .addColumn("file_id", "text", required)
    .execute();
}

/** A key that counts up by itself, in the words of either database. */
function serial(db: Kysely<unknown>): ["serial" | "integer", Column] {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres
    ? ["serial", (column) => column.primaryKey()]
    : ["integer", (column) => column.primaryKey().autoIncrement()];
}
