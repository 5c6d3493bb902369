import { sql } from "kysely";
import type { Case, CaseState, Db, Trx } from "../../../db/schema.js";
import type { Category } from "../../../nlu/meaning.js";
import { FINAL_STATES } from "../../cases/record/case-state.js";

const ended = [...FINAL_STATES, "fixed" as const].map((state) => sql.lit<CaseState>(state));

/** Faults that another one may be taken up in: those of its category first, then the latest. */
export async function listMergeable(
  db: Db,
  { id, category }: { id: number; category: Category },
  limit: number,
): Promise<Case[]> {
  return db
    .selectFrom("case")
    .innerJoin("incident", "incident.case_id", "case.id")
    .selectAll("case")
    .where("case.id", "!=", id)
    .where("case.state", "not in", ended)
    .orderBy((eb) => eb.case().when("incident.category", "=", category).then(0).else(1).end())
    .orderBy("case.id", "desc")
    .limit(limit)
    .execute();
}

/** Reports of a fault, or one of them, belong to another from now on, with their files. */
export async function moveReports(
  trx: Trx,
  of: { caseId: number } | { runKey: string },
  intoId: number,
): Promise<void> {
  const keys = trx
    .selectFrom("report")
    .select("run_key")
    .$if("caseId" in of, (query) => query.where("case_id", "=", (of as { caseId: number }).caseId))
    .$if("runKey" in of, (query) => query.where("run_key", "=", (of as { runKey: string }).runKey));
  await trx
    .updateTable("attachment")
    .set({ case_id: intoId })
    .where("run_key", "in", keys)
    .where("stage", "=", "before")
    .execute();
  await trx.updateTable("report").set({ case_id: intoId }).where("run_key", "in", keys).execute();
}

/** Whoever follows one fault follows the other too; who follows both is there once. */
export async function moveFollowers(trx: Trx, fromId: number, intoId: number): Promise<void> {
  const rows = await trx
    .selectFrom("follower")
    .selectAll()
    .where("case_id", "=", fromId)
    .where("left_at", "is", null)
    .execute();
  for (const row of rows) {
    await trx
      .insertInto("follower")
      .values({ ...row, case_id: intoId, rating: null, rating_words: null, reopened_at: null })
      .onConflict((conflict) =>
        conflict.columns(["case_id", "person_id"]).doUpdateSet({ left_at: null }),
      )
      .execute();
  }
}

/** No longer hears of a fault of which he reported nothing that is still with it. */
export async function dropFollower(trx: Trx, caseId: number, personId: number): Promise<void> {
  const report = await trx
    .selectFrom("report")
    .select("id")
    .where("case_id", "=", caseId)
    .where("person_id", "=", personId)
    .limit(1)
    .executeTakeFirst();
  if (report) return;
  await trx
    .deleteFrom("follower")
    .where("case_id", "=", caseId)
    .where("person_id", "=", personId)
    .execute();
}
