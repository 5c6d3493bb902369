import type { Trx } from "../../db/schema.js";
import { announceCase, fileCase } from "../cases/case.service.js";
import type { File, Filing } from "../cases/draft.service.js";
import { setKnown } from "../people/person.repository.js";
import { insertQuestion, setQuestionCase } from "./question.repository.js";

/** Brings a question in a person's own words to the desk. */
export const fileWords: File = async (trx, filing) => {
  await fileQuestion(trx, filing, await newQuestion(trx, filing, null));
};

/** Brings a report of something broken to the desk: whoever reports is a resident. */
export const fileReport: File = async (trx, filing) => {
  await setKnown(trx, filing.personId, { kind: "resident" });
  await fileQuestion(trx, filing, await newQuestion(trx, filing, "complaint"));
};

async function newQuestion(trx: Trx, filing: Filing, kind: "complaint" | null): Promise<number> {
  const { words: text } = filing.answers as { words: string };
  return insertQuestion(trx, { personId: filing.personId, text, kind });
}

export async function fileQuestion(
  trx: Trx,
  filing: Pick<Filing, "personId" | "updateId" | "runKey">,
  questionId: number,
): Promise<void> {
  const filed = await fileCase(trx, {
    ...filing,
    kind: "question",
    letter: null,
    now: new Date(),
  });
  await setQuestionCase(trx, questionId, filed.id);
  await announceCase(trx, filed);
}
