import { randomUUID } from "node:crypto";
import { type Commit, groupCommit, plainCommit } from "../../src/db/commit.js";
import type { Db } from "../../src/db/schema.js";
import { applicationKind } from "../../src/features/applications/application.feature.js";
import { insertAttachment } from "../../src/features/cases/messages/attachment.repository.js";
import type { CaseKinds } from "../../src/features/cases/record/case-kind.js";
import type { ReportAnswers } from "../../src/features/faults/record/report-answers.js";
import { fileReport } from "../../src/features/faults/report/report.service.js";
import { faultKind } from "../../src/features/faults/kind/incident-kind.service.js";
import type { SentFile } from "../../src/forms/form.js";
import { sentFile } from "../../src/forms/sent-file.js";
import { questionKind } from "../../src/features/questions/questions.feature.js";
import { samplePhoto } from "../../src/simulator/world/sample-photo.js";
import type { TestPerson } from "./person.js";

export const KINDS: CaseKinds = {
  application: applicationKind,
  fault: faultKind,
  question: questionKind,
};

let updates = 9_000_000;

/** Files a fault for somebody who has chosen a language, past the form. */
export async function reportFault(
  db: Db,
  personId: number,
  answers: Partial<ReportAnswers> = {},
  { files = [], now }: { files?: readonly SentFile[]; now?: Date } = {},
): Promise<void> {
  const runKey = randomUUID();
  await commitOf(db)(async (trx) => {
    for (const file of files) {
      await insertAttachment(trx, { runKey, personId, caseId: null, documentId: null, file });
    }
    await fileReport(KINDS, now && (() => now))(trx, {
      personId,
      updateId: updates++,
      runKey,
      formVersion: 1,
      answers: { report: "Нет света", category: "power", named: "named", ...answers },
    });
  });
}

/** A photo that this person sends to the bot, as a form takes it. */
export async function photoFrom(person: TestPerson, name = "photo"): Promise<SentFile> {
  const bytes = Buffer.concat([samplePhoto.bytes, Buffer.from(name)]);
  await person.does((one) => one.sendsPhoto({ bytes }));
  const message = person.messages().findLast((one) => one.photo);
  const file = message && sentFile(message);
  if (!file) throw new Error("The photo never stood in the chat");
  return file;
}

export const commits = new WeakMap<Db, Commit>();

/** One for each database, as the program has it: it keeps order, and to the number of connections. */
export function commitOf(db: Db): Commit {
  const isSqlite = db.getExecutor().adapter.constructor.name.startsWith("Sqlite");
  const commit = commits.get(db) ?? (isSqlite ? groupCommit(db) : plainCommit(db));
  commits.set(db, commit);
  return commit;
}
