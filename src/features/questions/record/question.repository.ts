import type { Db, Question, Trx } from "../../../db/schema.js";
import type { Meaning } from "../../../nlu/meaning.js";

/** How a question was understood; `not_understood` when hardly anything was recognised. */
export type QuestionKind = Meaning["kind"] | "not_understood";

/** What the bot itself had no answer to. */
const UNANSWERED = ["not_published", "not_understood"] as const satisfies QuestionKind[];

export interface NewQuestion {
  personId: number;
  text: string;
  /** `null` for words that went straight to the operator. */
  kind: QuestionKind | null;
  keptAnswerId?: number;
}

/** Keeps what somebody asked, so that one tap can send it to the operator. */
export async function insertQuestion(trx: Trx, question: NewQuestion): Promise<number> {
  const { id } = await trx
    .insertInto("question_log")
    .values({
      person_id: question.personId,
      text: question.text,
      kind: question.kind,
      case_id: null,
      answer_message_id: null,
      kept_answer_id: question.keptAnswerId ?? null,
      created_at: new Date().toISOString(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Somebody's own question; nobody else's. */
export async function findQuestion(
  db: Db,
  id: number,
  personId: number,
): Promise<Question | undefined> {
  return db
    .selectFrom("question_log")
    .selectAll()
    .where("id", "=", id)
    .where("person_id", "=", personId)
    .executeTakeFirst();
}

export async function findQuestionOfCase(db: Db, caseId: number): Promise<Question | undefined> {
  return db.selectFrom("question_log").selectAll().where("case_id", "=", caseId).executeTakeFirst();
}

export async function getQuestionOfCase(db: Db, caseId: number): Promise<Question> {
  return db
    .selectFrom("question_log")
    .selectAll()
    .where("case_id", "=", caseId)
    .executeTakeFirstOrThrow();
}

export async function setQuestionCase(trx: Trx, id: number, caseId: number): Promise<void> {
  await trx.updateTable("question_log").set({ case_id: caseId }).where("id", "=", id).execute();
}

/** The person said which of several readings was meant. */
export async function setQuestionKind(trx: Trx, id: number, kind: QuestionKind): Promise<void> {
  await trx.updateTable("question_log").set({ kind }).where("id", "=", id).execute();
}

/** Records what the operator answered last. */
export async function setQuestionAnswer(
  trx: Trx,
  id: number,
  caseMessageId: number,
): Promise<void> {
  await trx
    .updateTable("question_log")
    .set({ answer_message_id: caseMessageId })
    .where("id", "=", id)
    .execute();
}

/** Questions since then to which neither the bot nor the operator gave an answer, the newest first. */
export async function listUnanswered(db: Db, since: string, limit: number): Promise<Question[]> {
  return db
    .selectFrom("question_log")
    .selectAll()
    .where("kind", "in", UNANSWERED)
    .where("answer_message_id", "is", null)
    .where("kept_answer_id", "is", null)
    .where("created_at", ">=", since)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}
