import { Attempts } from "../../../db/attempts.js";
import type { Commit } from "../../../db/commit.js";
import type { CaseState, Db } from "../../../db/schema.js";
import { sql } from "kysely";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { lockCase } from "../../cases/record/case.repository.js";
import { moveCase } from "../../cases/moves/move.service.js";
import { claimSilence } from "../record/incident.repository.js";

/**
 * Closes what was called fixed and nobody spoke against until its day. Each once.
 *
 * @throws AggregateError when some could not be closed; the others were, and these are tried again the next time
 */
export async function closeSilent(
  db: Db,
  commit: Commit,
  kinds: CaseKinds,
  now: Date,
): Promise<void> {
  const attempts = new Attempts(commit);
  for (const caseId of await listSilent(db, now)) {
    await attempts.make(async (trx) => {
      await lockCase(trx, caseId);
      if (!(await claimSilence(trx, caseId, now))) return;
      await moveCase(trx, kinds, { caseId, move: "expire", by: "system", actorId: 0, now });
    });
  }
  attempts.end("Some faults could not be closed");
}

async function listSilent(db: Db, now: Date): Promise<number[]> {
  const rows = await db
    .selectFrom("incident")
    .innerJoin("case", "case.id", "incident.case_id")
    .select("incident.case_id")
    .where("incident.closes_at", "<=", now.toISOString())
    .where("case.state", "=", sql.lit<CaseState>("fixed"))
    .orderBy("incident.case_id")
    .execute();
  return rows.map((row) => row.case_id);
}
