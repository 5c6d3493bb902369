import { type ColumnDefinitionBuilder, type Kysely, PostgresAdapter, sql } from "kysely";

/** Where a fault lies while somebody outside the operator has to act. */
const THIRD = {
  id: "third",
  name: JSON.stringify({
    kk: "Басқа ұйым",
    ru: "Другая организация",
    en: "Another organisation",
  }),
  position: 5,
};

interface Tables {
  office: { id: string; name: string; position: number };
}

/** Faults: what is broken, who reported it, who follows it, and what staff keep for it. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable("case").addColumn("is_urgent", "integer", flag).execute();
  await db.schema.alterTable("case_message").addColumn("copy_of", "integer").execute();
  await db.schema
    .createIndex("case_message_copy")
    .on("case_message")
    .column("copy_of")
    .where(sql.ref("copy_of"), "is not", null)
    .execute();
  await db.schema
    .alterTable("attachment")
    .addColumn("stage", "text", (column) => column.notNull().defaultTo("before"))
    .execute();
  await db.insertInto("office").values(THIRD).execute();
  await createIncidents(db);
  await createPlaces(db);
  await createDispatch(db);
}

async function createIncidents(db: Kysely<Tables>) {
  await db.schema
    .createTable("incident")
    .addColumn("case_id", "integer", (column) =>
      column.primaryKey().notNull().references("case.id"),
    )
    .addColumn("category", "text", required)
    .addColumn("object_id", "text")
    .addColumn("park_id", "text")
    .addColumn("street_id", "text")
    .addColumn("latitude", "double precision")
    .addColumn("longitude", "double precision")
    .addColumn("place", "text")
    .addColumn("is_outside", "integer", flag)
    .addColumn("since", "text", required)
    .addColumn("responsible_id", "integer")
    .addColumn("react_at", "text")
    .addColumn("remind_at", "text")
    .addColumn("return_at", "text")
    .addColumn("ring_at", "text")
    .addColumn("held_clock", "text")
    .addColumn("fixed_at", "text")
    .addColumn("closes_at", "text")
    .addColumn("reopened", "integer", flag)
    .addColumn("merged_into", "integer")
    .addColumn("source", "text")
    .execute();
  await db.schema
    .createIndex("incident_object")
    .on("incident")
    .columns(["category", "object_id"])
    .execute();
  await db.schema
    .createTable("report")
    .addColumn("id", ...serial(db))
    .addColumn("case_id", "integer", (column) => column.notNull().references("case.id"))
    .addColumn("person_id", "bigint", required)
    .addColumn("run_key", "text", (column) => column.notNull().unique())
    .addColumn("update_id", "bigint", required)
    .addColumn("words", "text", required)
    .addColumn("place", "text")
    .addColumn("answers", "text", required)
    .addColumn("is_private", "integer", flag)
    .addColumn("locale", "text", required)
    .addColumn("form_version", "integer", required)
    .addColumn("created_at", "text", required)
    .execute();
  await db.schema.createIndex("report_case").on("report").column("case_id").execute();
  await db.schema.createIndex("report_person").on("report").column("person_id").execute();
  await db.schema.createIndex("report_update").on("report").column("update_id").execute();
  await db.schema
    .createTable("follower")
    .addColumn("case_id", "integer", (column) => column.notNull().references("case.id"))
    .addColumn("person_id", "bigint", required)
    .addColumn("since", "text", required)
    .addColumn("rating", "integer")
    .addColumn("rating_words", "text")
    .addColumn("reopened_at", "text")
    .addColumn("left_at", "text")
    .addPrimaryKeyConstraint("follower_key", ["case_id", "person_id"])
    .execute();
  await db.schema.createIndex("follower_person").on("follower").column("person_id").execute();
}

async function createPlaces(db: Kysely<Tables>) {
  await db.schema
    .createTable("zone_object")
    .addColumn("id", "text", key)
    .addColumn("category", "text", required)
    .addColumn("name", "text", required)
    .addColumn("park_id", "text")
    .addColumn("latitude", "double precision")
    .addColumn("longitude", "double precision")
    .addColumn("is_gone", "integer", flag)
    .addColumn("sample", "integer", flag)
    .addColumn("created_at", "text", required)
    .execute();
  await db.schema
    .createTable("street")
    .addColumn("id", "text", key)
    .addColumn("name", "text", required)
    .addColumn("is_gone", "integer", flag)
    .addColumn("sample", "integer", flag)
    .addColumn("created_at", "text", required)
    .execute();
  await db.schema
    .createTable("category_question")
    .addColumn("id", "text", key)
    .addColumn("category", "text", required)
    .addColumn("position", "integer", required)
    .addColumn("ask", "text", required)
    .addColumn("choices", "text")
    .addColumn("is_gone", "integer", flag)
    .execute();
  await db.schema
    .createTable("place_watch")
    .addColumn("person_id", "bigint", required)
    .addColumn("kind", "text", required)
    .addColumn("place_id", "text", required)
    .addColumn("created_at", "text", required)
    .addPrimaryKeyConstraint("place_watch_key", ["person_id", "kind", "place_id"])
    .execute();
  await db.schema
    .createIndex("place_watch_place")
    .on("place_watch")
    .columns(["kind", "place_id"])
    .execute();
  await db.schema
    .createTable("planned_work")
    .addColumn("id", ...serial(db))
    .addColumn("kind", "text", required)
    .addColumn("place_id", "text", required)
    .addColumn("category", "text", required)
    .addColumn("starts_at", "text", required)
    .addColumn("ends_at", "text", required)
    .addColumn("words", "text", required)
    .addColumn("created_by", "bigint", required)
    .addColumn("created_at", "text", required)
    .addColumn("withdrawn_at", "text")
    .execute();
}

async function createDispatch(db: Kysely<Tables>) {
  await db.schema
    .createTable("responsible")
    .addColumn("id", ...serial(db))
    .addColumn("name", "text", required)
    .addColumn("user_id", "bigint")
    .addColumn("phone", "text")
    .addColumn("is_contractor", "integer", flag)
    .addColumn("is_gone", "integer", flag)
    .addColumn("created_at", "text", required)
    .execute();
  await db.schema
    .createTable("dispatch")
    .addColumn("category", "text", key)
    .addColumn("responsible_id", "integer")
    .addColumn("supervisor_id", "bigint")
    .addColumn("set_by", "bigint", required)
    .addColumn("set_at", "text", required)
    .execute();
}

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const key = (column: ColumnDefinitionBuilder) => column.primaryKey().notNull();
const flag = (column: ColumnDefinitionBuilder) => column.notNull().defaultTo(0);

function serial(db: Kysely<Tables>) {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const type = isPostgres ? ("serial" as const) : ("integer" as const);
  const build = (column: ColumnDefinitionBuilder) =>
    isPostgres ? column.primaryKey() : column.primaryKey().autoIncrement().notNull();
  return [type, build] as const;
}
