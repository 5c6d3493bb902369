import type { CaseView, Db, Trx } from "../../../db/schema.js";

/** Where staff see the case, if it was shown to them yet. */
export async function findCaseView(db: Db, caseId: number): Promise<CaseView | undefined> {
  return db.selectFrom("case_view").selectAll().where("case_id", "=", caseId).executeTakeFirst();
}

export async function findCaseOfThread(
  db: Db,
  chatId: number,
  threadId: number,
): Promise<number | undefined> {
  const row = await db
    .selectFrom("case_view")
    .select("case_id")
    .where("chat_id", "=", chatId)
    .where("thread_id", "=", threadId)
    .executeTakeFirst();
  return row?.case_id;
}

export async function saveCaseView(
  trx: Trx,
  caseId: number,
  view: Partial<Pick<CaseView, "thread_id" | "card_message_id">> & { chat_id: number },
): Promise<void> {
  await trx
    .insertInto("case_view")
    .values({ case_id: caseId, thread_id: null, card_message_id: null, ...view })
    .onConflict((conflict) => conflict.column("case_id").doUpdateSet(view))
    .execute();
}

/** The view is lost; the next message to the case makes it anew. */
export async function deleteCaseView(trx: Trx, caseId: number): Promise<void> {
  await trx.deleteFrom("case_view").where("case_id", "=", caseId).execute();
}
