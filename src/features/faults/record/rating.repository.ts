import type { CaseMessage, Db, Trx } from "../../../db/schema.js";

export async function setRating(
  trx: Trx,
  { caseId, personId }: { caseId: number; personId: number },
  change: { rating: number } | { rating_words: string },
): Promise<void> {
  await trx
    .updateTable("follower")
    .set(change)
    .where("case_id", "=", caseId)
    .where("person_id", "=", personId)
    .execute();
}

/** Who has said what he makes of the work. */
export async function listRaters(db: Db, caseId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("follower")
    .select("person_id")
    .where("case_id", "=", caseId)
    .where("rating", "is not", null)
    .execute();
  return rows.map((row) => row.person_id);
}

/** What people made of the work, those who have left since as well. */
export async function findRatings(
  db: Db,
  caseId: number,
): Promise<{ count: number; average: number }> {
  const row = await db
    .selectFrom("follower")
    .select((eb) => [
      eb.fn.count<number | string>("rating").as("count"),
      eb.fn.avg<number | string | null>("rating").as("average"),
    ])
    .where("case_id", "=", caseId)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), average: Number(row.average ?? 0) };
}

/** The question for a word to a rating, by its place in the person's chat. */
export async function findPromptAt(
  db: Db,
  personId: number,
  messageId: number,
): Promise<CaseMessage | undefined> {
  return openPrompts(db, personId).where("person_message_id", "=", messageId).executeTakeFirst();
}

/** The latest one that was asked after this moment. */
export async function findPromptSince(
  db: Db,
  personId: number,
  since: Date,
): Promise<CaseMessage | undefined> {
  return openPrompts(db, personId)
    .where("created_at", ">=", since.toISOString())
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function findPromptOf(
  db: Db,
  personId: number,
  caseId: number,
): Promise<CaseMessage | undefined> {
  return openPrompts(db, personId).where("case_id", "=", caseId).executeTakeFirst();
}

function openPrompts(db: Db, personId: number) {
  return db
    .selectFrom("case_message")
    .selectAll()
    .where("person_chat_id", "=", personId)
    .where("purpose", "=", "rating");
}

/** Claims the answer to such a question: from now on it is a message like any other. */
export async function claimPrompt(trx: Trx, id: number): Promise<boolean> {
  const result = await trx
    .updateTable("case_message")
    .set({ purpose: null })
    .where("id", "=", id)
    .where("purpose", "=", "rating")
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
