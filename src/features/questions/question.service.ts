import type { Trx } from "../../db/schema.js";
import { announceCase, fileCase } from "../cases/moves/case.service.js";
import type { File, Filing } from "../cases/drafts/draft.service.js";
import { insertQuestion, setQuestionCase } from "./record/question.repository.js";

/** Brings a question in a person's own words to the desk. */
export const fileWords: File = async (trx, filing) => {
  const { words: text } = filing.answers as { words: string };
  const { personId } = filing;
  await fileQuestion(trx, filing, await insertQuestion(trx, { personId, text, kind: null }));
};

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
