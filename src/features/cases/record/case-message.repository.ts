import type { CaseMessage, Db, NewCaseMessage, Trx } from "../../../db/schema.js";
import { FINAL_STATES } from "./case-state.js";

type Optional =
  | "purpose"
  | "staff_chat_id"
  | "staff_message_id"
  | "person_chat_id"
  | "person_message_id"
  | "clerk_id"
  | "text"
  | "delivery"
  | "relay_id"
  | "reply_to_id"
  | "album_id"
  | "media"
  | "withdrawn_at"
  | "seen_at"
  | "template"
  | "copy_of"
  | "created_at"
  | "id";

export async function insertCaseMessage(
  trx: Trx,
  message: Omit<NewCaseMessage, Optional> & Partial<Pick<NewCaseMessage, Optional>>,
): Promise<number> {
  const { id } = await trx
    .insertInto("case_message")
    .values({
      purpose: null,
      staff_chat_id: null,
      staff_message_id: null,
      person_chat_id: null,
      person_message_id: null,
      clerk_id: null,
      text: null,
      delivery: null,
      relay_id: null,
      reply_to_id: null,
      album_id: null,
      media: null,
      withdrawn_at: null,
      seen_at: null,
      template: null,
      copy_of: null,
      created_at: new Date().toISOString(),
      ...message,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function getCaseMessage(db: Db, id: number): Promise<CaseMessage> {
  return db.selectFrom("case_message").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

export async function findCaseMessage(db: Db, id: number): Promise<CaseMessage | undefined> {
  return db.selectFrom("case_message").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The case message that stands at this place of the staff chat. */
export async function findByStaffMessage(
  db: Db,
  chatId: number,
  messageId: number,
): Promise<CaseMessage | undefined> {
  return db
    .selectFrom("case_message")
    .selectAll()
    .where("staff_chat_id", "=", chatId)
    .where("staff_message_id", "=", messageId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The case message that stands at this place of somebody's private chat. */
export async function findByPersonMessage(
  db: Db,
  chatId: number,
  messageId: number,
): Promise<CaseMessage | undefined> {
  return db
    .selectFrom("case_message")
    .selectAll()
    .where("person_chat_id", "=", chatId)
    .where("person_message_id", "=", messageId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** What somebody was told last of a case. */
export async function findLastTold(
  db: Db,
  caseId: number,
  personId: number,
): Promise<CaseMessage | undefined> {
  return db
    .selectFrom("case_message")
    .selectAll()
    .where("case_id", "=", caseId)
    .where("person_chat_id", "=", personId)
    .where("kind", "=", "out")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Cases of a person in which a clerk wrote since then, the latest first. */
export async function listCasesAnsweredSince(
  db: Db,
  personId: number,
  since: string,
): Promise<number[]> {
  const rows = await db
    .selectFrom("case_message")
    .innerJoin("case", "case.id", "case_message.case_id")
    .select((eb) => ["case.id", eb.fn.max("case_message.id").as("latest")])
    .where("case_message.person_chat_id", "=", personId)
    .where("case.state", "not in", FINAL_STATES)
    .where("case_message.kind", "=", "out")
    // The confirmation of a case is nobody's message, and words to all who follow a fault begin no talk with each.
    .where("case_message.clerk_id", "is not", null)
    .where("case_message.copy_of", "is", null)
    .where("case_message.created_at", ">=", since)
    .groupBy("case.id")
    .orderBy("latest", "desc")
    .execute();
  return rows.map((row) => row.id);
}

export async function setStaffPlace(
  trx: Trx,
  id: number,
  chatId: number | null,
  messageId: number | null,
): Promise<void> {
  await trx
    .updateTable("case_message")
    .set({ staff_chat_id: chatId, staff_message_id: messageId })
    .where("id", "=", id)
    .execute();
}

export async function setWords(trx: Trx, id: number, text: string | null): Promise<void> {
  await trx.updateTable("case_message").set({ text }).where("id", "=", id).execute();
}

/** What became of an answer on its way to the person. */
export async function setDelivery(
  trx: Trx,
  id: number,
  delivery: CaseMessage["delivery"],
  place?: { chatId: number; messageId: number },
): Promise<void> {
  await trx
    .updateTable("case_message")
    .set({
      delivery,
      ...(place && { person_chat_id: place.chatId, person_message_id: place.messageId }),
    })
    .where("id", "=", id)
    .execute();
}

/** How many messages of a person reached cases since then. */
export async function countWordsSince(db: Db, personId: number, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom("case_message")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("person_chat_id", "=", personId)
    .where("kind", "=", "in")
    .where("created_at", ">=", since.toISOString())
    .executeTakeFirstOrThrow();
  return Number(count);
}
