import { type ColumnDefinitionBuilder, type Kysely, PostgresAdapter, sql } from "kysely";

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
const required: Column = (column) => column.notNull();

/** The live inventory: who owns an entry and who changed it, what staff are asked, watches for a place, reservations. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("park").addColumn("owner_id", "bigint").execute();
  await db.schema.alterTable("premises").addColumn("owner_id", "bigint").execute();
  await db.schema.alterTable("premises").addColumn("photo", "text").execute();
  await db.schema.alterTable("premises").addColumn("price_kzt_m2", "integer").execute();
  await db.schema.createIndex("premises_state").on("premises").column("state").execute();
  await createInventory(db);
  await createWatches(db);
  await createReservations(db);
}

async function createInventory(db: Kysely<unknown>) {
  await db.schema
    .createTable("inventory_event")
    .addColumn("id", ...serial(db))
    .addColumn("park_id", "text", required)
    .addColumn("premises_id", "text")
    .addColumn("actor_id", "bigint")
    .addColumn("case_id", "integer")
    .addColumn("change", "text", required)
    .addColumn("at", "text", required)
    .execute();
  await db.schema
    .createTable("prompt")
    .addColumn("outbox_id", "integer", (column) => column.primaryKey().notNull())
    .addColumn("kind", "text", required)
    .addColumn("field", "text", required)
    .addColumn("about", "text", required)
    .addColumn("made", "text")
    .execute();
}

async function createWatches(db: Kysely<unknown>) {
  await db.schema
    .createTable("watch")
    .addColumn("id", ...serial(db))
    .addColumn("person_id", "bigint", required)
    .addColumn("wish", "text", required)
    .addColumn("created_at", "text", required)
    .addUniqueConstraint("watch_person_wish", ["person_id", "wish"])
    .execute();
}

async function createReservations(db: Kysely<unknown>) {
  await db.schema
    .createTable("reservation")
    .addColumn("id", ...serial(db))
    .addColumn("case_id", "integer", (column) => column.notNull().references("case.id"))
    .addColumn("premises_id", "text", (column) => column.notNull().references("premises.id"))
    .addColumn("reserved_at", "text", required)
    .addColumn("released_at", "text")
    .execute();
  for (const column of ["premises_id", "case_id"]) {
    await db.schema
      .createIndex(`reservation_held_${column}`)
      .unique()
      .on("reservation")
      .column(column)
      .where(sql.ref("released_at"), "is", sql.lit(null))
      .execute();
  }
}

/** A key that counts up by itself, in the words of either database. */
function serial(db: Kysely<unknown>): ["serial" | "integer", Column] {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres
    ? ["serial", (column) => column.primaryKey()]
    : ["integer", (column) => column.primaryKey().autoIncrement()];
}
