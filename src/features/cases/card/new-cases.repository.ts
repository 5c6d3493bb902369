import { sql } from "kysely";
import type { Case, CaseState, Db, NewCasesMessage, OutboxState, Trx } from "../../../db/schema.js";
import { DESK } from "../../../outbox/outbox.repository.js";

const registered = sql.lit<CaseState>("registered");
const waiting = sql.lit<OutboxState>("waiting");

/** Cases that nobody has taken and whose first card has not come to this staff chat yet, urgent ones first, then the oldest. */
export async function listNewCases(db: Db, chatId: number, limit: number): Promise<Case[]> {
  return newCases(db, chatId)
    .selectAll("case")
    .orderBy("case.is_urgent", "desc")
    .orderBy("case.id")
    .limit(limit)
    .execute();
}

export async function countNewCases(db: Db, chatId: number): Promise<number> {
  const { count } = await newCases(db, chatId)
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function newCases(db: Db, chatId: number) {
  const onTheirWay = db
    .selectFrom("outbox")
    .select("case_id")
    .where("state", "=", waiting)
    .where("chat_id", "=", DESK)
    .where("case_id", "is not", null)
    .$narrowType<{ case_id: number }>();
  return db
    .selectFrom("case")
    .leftJoin("case_view", (join) =>
      join.onRef("case_view.case_id", "=", "case.id").on("case_view.chat_id", "=", chatId),
    )
    .where("case.state", "=", registered)
    .where("case.assignee_id", "is", null)
    .where("case_view.card_message_id", "is", null)
    .where("case.id", "in", onTheirWay);
}

export async function findNewCasesMessage(
  db: Db,
  chatId: number,
): Promise<NewCasesMessage | undefined> {
  return db
    .selectFrom("new_cases_message")
    .selectAll()
    .where("chat_id", "=", chatId)
    .executeTakeFirst();
}

/** There is one at most: in another group than before, the former is out of our hands. */
export async function saveNewCasesMessage(trx: Trx, message: NewCasesMessage): Promise<void> {
  await deleteNewCasesMessage(trx);
  await trx.insertInto("new_cases_message").values(message).execute();
}

export async function deleteNewCasesMessage(trx: Trx): Promise<void> {
  await trx.deleteFrom("new_cases_message").execute();
}
