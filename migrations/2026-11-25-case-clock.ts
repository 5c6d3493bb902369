import { type Kysely, sql } from "kysely";

interface Tables {
  case: { due_at: string | null; late_at: string | null; created_at: string; office_since: string };
  case_event: { kind: string; from_state: string | null; to_state: string | null };
  office: { id: string; name: string; position: number };
}

/** The names of offices where an application may lie, as the operator's staff and people read them. */
const OFFICES = [
  { id: "operator", kk: "Оператор", ru: "Оператор", en: "The operator" },
  {
    id: "power",
    kk: "Электрмен жабдықтау компаниясы",
    ru: "Энергоснабжающая компания",
    en: "The power company",
  },
  {
    id: "land",
    kk: "Жер қатынастары органы",
    ru: "Орган по земельным отношениям",
    en: "The land office",
  },
  { id: "council", kk: "Кеңес", ru: "Совет", en: "The council" },
  { id: "person", kk: "Өтініш беруші", ru: "Заявитель", en: "The applicant" },
];

/** The clock of a case, where it lies, a history that replays to its state, and holidays that staff edit. */
export async function up(db: Kysely<Tables>): Promise<void> {
  for (const name of ["warn_at", "warned_at", "late_at", "office_since"]) {
    await db.schema.alterTable("case").addColumn(name, "text").execute();
  }
  for (const name of ["term_minutes", "left_minutes"]) {
    await db.schema.alterTable("case").addColumn(name, "integer").execute();
  }
  await db.schema
    .alterTable("case")
    .addColumn("office_id", "text", (column) => column.notNull().defaultTo("operator"))
    .execute();
  await db.schema.createIndex("case_due").on("case").column("due_at").execute();
  await db.schema.createIndex("case_warn").on("case").column("warn_at").execute();
  for (const name of ["from_state", "to_state", "reason"]) {
    await db.schema.alterTable("case_event").addColumn(name, "text").execute();
  }
  await db.schema
    .createTable("office")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("holiday")
    .addColumn("day", "text", (column) => column.primaryKey().notNull())
    .addColumn("is_off", "integer", (column) => column.notNull())
    .addColumn("set_by", "bigint", (column) => column.notNull())
    .addColumn("set_at", "text", (column) => column.notNull())
    .execute();
  await db
    .insertInto("office")
    .values(
      OFFICES.map(({ id, ...name }, position) => ({ id, name: JSON.stringify(name), position })),
    )
    .execute();
  await carryOver(db);
}

/** What was filed before: its history gets its states; a date that has passed already breaks no promise anew. */
async function carryOver(db: Kysely<Tables>): Promise<void> {
  await sql`update case_event set to_state = 'registered' where kind = 'filed'`.execute(db);
  await sql`update case_event set kind = 'moved', to_state = 'closed', from_state =
    case when exists (select 1 from case_event as taken
      where taken.case_id = case_event.case_id and taken.kind = 'taken')
    then 'under_review' else 'registered' end where kind = 'closed'`.execute(db);
  await sql`update case_event set kind = 'moved', from_state = 'registered', to_state = 'under_review'
    where kind = 'taken'`.execute(db);
  await sql`update case_message set purpose = 'move:close' where purpose = 'close'`.execute(db);
  await db
    .updateTable("case")
    .set((eb) => ({ office_since: eb.ref("created_at") }))
    .execute();
  const now = new Date().toISOString();
  await db.updateTable("case").set({ late_at: now }).where("due_at", "<=", now).execute();
}
