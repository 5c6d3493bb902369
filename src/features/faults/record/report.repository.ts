import type { Report, NewReport } from "../../../db/fault-schema.js";
import { sql } from "kysely";
import type { CaseState, Db, Trx } from "../../../db/schema.js";
import { FINAL_STATES } from "../../cases/record/case-state.js";

const finalStates = FINAL_STATES.map((state) => sql.lit<CaseState>(state));

export async function insertReport(trx: Trx, values: NewReport): Promise<Report> {
  return trx.insertInto("report").values(values).returningAll().executeTakeFirstOrThrow();
}

/** What people reported of one fault, oldest first. */
export async function listReports(db: Db, caseId: number, limit: number): Promise<Report[]> {
  return db
    .selectFrom("report")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function findReport(db: Db, id: number): Promise<Report | undefined> {
  return db.selectFrom("report").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The report that this very update filed. */
export async function findReportByUpdate(db: Db, updateId: number): Promise<Report | undefined> {
  return db.selectFrom("report").selectAll().where("update_id", "=", updateId).executeTakeFirst();
}

/** The latest report of a person on a fault. */
export async function findReportOf(
  db: Db,
  caseId: number,
  personId: number,
): Promise<Report | undefined> {
  return db
    .selectFrom("report")
    .selectAll()
    .where("case_id", "=", caseId)
    .where("person_id", "=", personId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Who reported a fault and asked not to be named, in the order in which they came. */
export async function listPrivateReporters(db: Db, caseId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("report")
    .select((eb) => ["person_id", eb.fn.min("id").as("first")])
    .where("case_id", "=", caseId)
    .where("is_private", "=", 1)
    .groupBy("person_id")
    .orderBy("first")
    .execute();
  return rows.map((row) => row.person_id);
}

export async function countReports(db: Db, caseId: number): Promise<number> {
  const { count } = await db
    .selectFrom("report")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("case_id", "=", caseId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** How many faults that this person reported are still worked on. */
export async function countOpenReportsOf(db: Db, personId: number): Promise<number> {
  const { count } = await db
    .selectFrom("report")
    .innerJoin("case", "case.id", "report.case_id")
    .select((eb) => eb.fn.count<number | string>("report.case_id").distinct().as("count"))
    .where("report.person_id", "=", personId)
    .where("case.state", "not in", finalStates)
    .executeTakeFirstOrThrow();
  return Number(count);
}
