import type { Db, Trx } from "../../db/schema.js";

/** Keeps what somebody asked, so that one tap can send it to the operator. */
export async function insertQuestion(trx: Trx, personId: number, text: string): Promise<number> {
  const { id } = await trx
    .insertInto("question_log")
    .values({ person_id: personId, text, case_id: null, created_at: new Date().toISOString() })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Somebody's own question; nobody else's. */
export async function findQuestion(db: Db, id: number, personId: number) {
  return db
    .selectFrom("question_log")
    .selectAll()
    .where("id", "=", id)
    .where("person_id", "=", personId)
    .executeTakeFirst();
}

export async function getQuestionOfCase(db: Db, caseId: number) {
  return db
    .selectFrom("question_log")
    .selectAll()
    .where("case_id", "=", caseId)
    .executeTakeFirstOrThrow();
}

export async function setQuestionCase(trx: Trx, id: number, caseId: number): Promise<void> {
  await trx.updateTable("question_log").set({ case_id: caseId }).where("id", "=", id).execute();
}
