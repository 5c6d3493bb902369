import { randomUUID } from "node:crypto";
import { type Commit, groupCommit, plainCommit } from "../../src/db/commit.js";
import type { Db } from "../../src/db/schema.js";
import { applicationKind } from "../../src/features/applications/application.feature.js";
import type { CaseKinds } from "../../src/features/cases/case-kind.js";
import type { ComplaintAnswers } from "../../src/features/complaints/complaint-answers.js";
import { fileComplaint } from "../../src/features/complaints/complaint.service.js";
import { complaintKind } from "../../src/features/complaints/incident-kind.service.js";
import { questionKind } from "../../src/features/questions/questions.feature.js";

export const KINDS: CaseKinds = {
  application: applicationKind,
  complaint: complaintKind,
  question: questionKind,
};

let updates = 9_000_000;

/** Files a fault for somebody who has chosen a language, past the form. */
export async function reportFault(
  db: Db,
  personId: number,
  answers: Partial<ComplaintAnswers> = {},
): Promise<void> {
  await commitOf(db)((trx) =>
    fileComplaint(KINDS)(trx, {
      personId,
      updateId: updates++,
      runKey: randomUUID(),
      formVersion: 1,
      answers: { report: "Нет света", category: "power", named: "named", ...answers },
    }),
  );
}

function commitOf(db: Db): Commit {
  const isSqlite = db.getExecutor().adapter.constructor.name.startsWith("Sqlite");
  return isSqlite ? groupCommit(db) : plainCommit(db);
}
