import { sql } from "kysely";
import type { Incident } from "../../../db/fault-schema.js";
import type { CaseState, Db, Trx } from "../../../db/schema.js";

/** What falls due of a fault besides its promise. */
export type Alarm = "react_at" | "remind_at" | "return_at" | "ring_at";

/** In these states nobody has begun, and somebody has to. */
const UNBEGUN = ["registered", "reopened", "assigned"] as const;
const unbegun = UNBEGUN.map((state) => sql.lit<CaseState>(state));

/** Faults that nobody has begun to mend and whose alarm is due. */
export async function listDue(db: Db, alarm: Alarm, now: Date): Promise<number[]> {
  const rows = await db
    .selectFrom("incident")
    .innerJoin("case", "case.id", "incident.case_id")
    .select("incident.case_id")
    .where(`incident.${alarm}`, "<=", now.toISOString())
    .where("case.state", "in", unbegun)
    .orderBy("incident.case_id")
    .execute();
  return rows.map((row) => row.case_id);
}

/** Claims an alarm: the one that gets the fault back acts on it. */
export async function claimAlarm(
  trx: Trx,
  caseId: number,
  alarm: Alarm,
  now: Date,
): Promise<Incident | undefined> {
  return trx
    .updateTable("incident")
    .set({ [alarm]: null })
    .where("case_id", "=", caseId)
    .where(alarm, "<=", now.toISOString())
    .returningAll()
    .executeTakeFirst();
}

/** Whether this clerk did something about a case since it was moved last: who wrote to people is not silent. */
export async function hasActedSinceMove(db: Db, caseId: number, userId: number): Promise<boolean> {
  const moved = db
    .selectFrom("case_event")
    .select((eb) => eb.fn.max("id").as("id"))
    .where("case_id", "=", caseId)
    .where("kind", "=", "moved");
  const row = await db
    .selectFrom("case_event")
    .select("id")
    .where("case_id", "=", caseId)
    .where("actor_id", "=", userId)
    .where("kind", "in", ["answered", "note", "extended"])
    .where("id", ">", moved)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
