import type { Case, Db, Trx } from "../../../db/schema.js";

/** Cases of which three quarters of the term are over, and nobody was told yet. */
export async function listToWarn(db: Db, now: Date): Promise<number[]> {
  const rows = await db
    .selectFrom("case")
    .select("id")
    .where("warn_at", "<=", now.toISOString())
    .where("warned_at", "is", null)
    .where("due_at", ">", now.toISOString())
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Cases whose promise is broken, and nobody was told yet. */
export async function listNewlyLate(db: Db, now: Date): Promise<number[]> {
  const rows = await db
    .selectFrom("case")
    .select("id")
    .where("due_at", "<=", now.toISOString())
    .where("late_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Claims the warning of a case: the one that gets it back says it. */
export async function claimWarning(trx: Trx, id: number, now: Date): Promise<Case | undefined> {
  return trx
    .updateTable("case")
    .set({ warned_at: now.toISOString() })
    .where("id", "=", id)
    .where("warn_at", "<=", now.toISOString())
    .where("warned_at", "is", null)
    .where("due_at", ">", now.toISOString())
    .returningAll()
    .executeTakeFirst();
}

/** Claims the word that a case is late: the one that gets it back says it. */
export async function claimLateness(trx: Trx, id: number, now: Date): Promise<Case | undefined> {
  return trx
    .updateTable("case")
    .set({ late_at: now.toISOString() })
    .where("id", "=", id)
    .where("due_at", "<=", now.toISOString())
    .where("late_at", "is", null)
    .returningAll()
    .executeTakeFirst();
}
