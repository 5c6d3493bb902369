import type { CaseEvent, Db, Trx } from "../../../db/schema.js";

interface NotFixed {
  caseId: number;
  personId: number;
  /** Of the mending that did not hold. */
  fixedAt: string;
  now: Date;
}

/** Claims the one "not fixed" that each follower has for each mending. */
export async function claimNotFixed(
  trx: Trx,
  { caseId, personId, fixedAt, now }: NotFixed,
): Promise<boolean> {
  const result = await trx
    .updateTable("follower")
    .set({ reopened_at: now.toISOString() })
    .where("case_id", "=", caseId)
    .where("person_id", "=", personId)
    .where("left_at", "is", null)
    .where((eb) => eb.or([eb("reopened_at", "is", null), eb("reopened_at", "<", fixedAt)]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** When a fault was closed last, and by whom: the people, or their silence. */
export async function findClosing(
  db: Db,
  caseId: number,
): Promise<Pick<CaseEvent, "at" | "actor"> | undefined> {
  return db
    .selectFrom("case_event")
    .select(["at", "actor"])
    .where("case_id", "=", caseId)
    .where("to_state", "=", "closed")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}
