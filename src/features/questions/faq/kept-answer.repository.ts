import type { Db, KeptAnswer, KeptText, Trx } from "../../../db/schema.js";
import type { Locale } from "../../../i18n/locales.js";

/** A kept answer with its texts, a language each. */
export interface KeptWithTexts extends KeptAnswer {
  texts: KeptText[];
}

/** Keeps a clerk's answer, or takes up again one that was withdrawn: twice is once. */
export async function saveKeptAnswer(
  trx: Trx,
  kept: { caseMessageId: number; keptBy: number; answeredAt: string },
): Promise<number> {
  const now = new Date().toISOString();
  const again = { kept_by: kept.keptBy, kept_at: now, withdrawn_by: null, withdrawn_at: null };
  const { id } = await trx
    .insertInto("kept_answer")
    .values({ case_message_id: kept.caseMessageId, answered_at: kept.answeredAt, ...again })
    .onConflict((conflict) => conflict.column("case_message_id").doUpdateSet(again))
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes an answer in one language, over what was there. */
export async function saveKeptText(trx: Trx, text: KeptText): Promise<void> {
  const { question, answer } = text;
  await trx
    .insertInto("kept_answer_text")
    .values(text)
    .onConflict((conflict) =>
      conflict.columns(["kept_answer_id", "locale"]).doUpdateSet({ question, answer }),
    )
    .execute();
}

/** `false` when it was withdrawn already. */
export async function withdrawKeptAnswer(trx: Trx, id: number, editorId: number): Promise<boolean> {
  const result = await trx
    .updateTable("kept_answer")
    .set({ withdrawn_by: editorId, withdrawn_at: new Date().toISOString() })
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function findKeptAnswer(db: Db, id: number): Promise<KeptWithTexts | undefined> {
  const kept = await db
    .selectFrom("kept_answer")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return kept && { ...kept, texts: await listTexts(db, [id]) };
}

/** All that are in use, the newest first. */
export async function listKeptAnswers(db: Db): Promise<KeptWithTexts[]> {
  const all = await db
    .selectFrom("kept_answer")
    .selectAll()
    .where("withdrawn_at", "is", null)
    .orderBy("id", "desc")
    .execute();
  if (all.length === 0) return [];
  const texts = await listTexts(
    db,
    all.map(({ id }) => id),
  );
  return all.map((kept) => ({
    ...kept,
    texts: texts.filter((text) => text.kept_answer_id === kept.id),
  }));
}

async function listTexts(db: Db, ids: readonly number[]): Promise<KeptText[]> {
  return db
    .selectFrom("kept_answer_text")
    .selectAll()
    .where("kept_answer_id", "in", ids)
    .orderBy("locale")
    .execute();
}

export async function insertAnswerPrompt(
  trx: Trx,
  prompt: { promptMessageId: number; caseMessageId: number; locale: Locale },
): Promise<void> {
  await trx
    .insertInto("answer_prompt")
    .values({
      prompt_message_id: prompt.promptMessageId,
      case_message_id: prompt.caseMessageId,
      locale: prompt.locale,
    })
    .execute();
}

export async function findAnswerPrompt(db: Db, promptMessageId: number) {
  return db
    .selectFrom("answer_prompt")
    .selectAll()
    .where("prompt_message_id", "=", promptMessageId)
    .executeTakeFirst();
}
