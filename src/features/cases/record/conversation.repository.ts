import { sql } from "kysely";
import type { CaseMessage, CaseState, Db, Trx } from "../../../db/schema.js";
import { FINAL_STATES } from "./case-state.js";

/** What staff see in this relay: messages of the person, and versions of them, oldest first. */
export async function listRelayed(db: Db, relayId: number): Promise<CaseMessage[]> {
  return db
    .selectFrom("case_message")
    .selectAll()
    .where("relay_id", "=", relayId)
    .orderBy("id")
    .execute();
}

/** Every version of a message that a person wrote, oldest first. */
export async function listVersions(
  db: Db,
  chatId: number,
  messageId: number,
): Promise<CaseMessage[]> {
  return db
    .selectFrom("case_message")
    .selectAll()
    .where("person_chat_id", "=", chatId)
    .where("person_message_id", "=", messageId)
    .where("kind", "=", "in")
    .orderBy("id")
    .execute();
}

/** The first version of what a clerk wrote at this place. */
export async function findFirstWritten(
  db: Db,
  chatId: number,
  messageId: number,
): Promise<CaseMessage | undefined> {
  return db
    .selectFrom("case_message")
    .selectAll()
    .where("staff_chat_id", "=", chatId)
    .where("staff_message_id", "=", messageId)
    .where("kind", "=", "out")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/** Whether a clerk wrote to the person of this case after that message. */
export async function isAnsweredSince(db: Db, caseId: number, id: number): Promise<boolean> {
  const row = await db
    .selectFrom("case_message")
    .select("id")
    .where("case_id", "=", caseId)
    .where("kind", "=", "out")
    .where("clerk_id", "is not", null)
    .where("delivery", "in", ["waiting", "delivered", "blocked", "failed"])
    .where("id", ">", id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function setRelay(trx: Trx, id: number, relayId: number): Promise<void> {
  await trx.updateTable("case_message").set({ relay_id: relayId }).where("id", "=", id).execute();
}

/** The same words to further addressees. */
export async function listCopies(db: Db, id: number): Promise<CaseMessage[]> {
  return db.selectFrom("case_message").selectAll().where("copy_of", "=", id).execute();
}

/** What clerks are asked by buttons about these words. */
export async function listChoices(db: Db, answerId: number): Promise<CaseMessage[]> {
  return db
    .selectFrom("case_message")
    .selectAll()
    .where("reply_to_id", "=", answerId)
    .where("kind", "=", "choice")
    .execute();
}

/** Words that wait for a clerk's second word: these, and the rest of their album. */
export async function listAsked(trx: Trx, asked: CaseMessage): Promise<CaseMessage[]> {
  return trx
    .selectFrom("case_message")
    .selectAll()
    .where("case_id", "=", asked.case_id)
    .where("delivery", "=", "asked")
    .where((eb) =>
      asked.album_id === null ? eb("id", "=", asked.id) : eb("album_id", "=", asked.album_id),
    )
    .orderBy("id")
    .execute();
}

export async function deleteAsked(trx: Trx, rows: readonly CaseMessage[]): Promise<void> {
  for (const { id } of rows) {
    await trx.deleteFrom("case_message").where("id", "=", id).execute();
  }
}

/** All versions of a message of a person, and all parts of its album. */
export async function listSameMessage(db: Db, words: CaseMessage): Promise<CaseMessage[]> {
  return db
    .selectFrom("case_message")
    .selectAll()
    .where("case_id", "=", words.case_id)
    .where("kind", "=", "in")
    .where((eb) =>
      words.album_id === null
        ? eb("person_message_id", "=", words.person_message_id)
        : eb("album_id", "=", words.album_id),
    )
    .execute();
}

export async function setWithdrawn(trx: Trx, ids: readonly number[]): Promise<void> {
  await trx
    .updateTable("case_message")
    .set({ withdrawn_at: new Date().toISOString() })
    .where("id", "in", ids)
    .execute();
}

/** The latest messages of a person to a case in their latest versions, an album once, newest first. */
export async function listWithdrawable(
  db: Db,
  caseId: number,
  personId: number,
  limit: number,
): Promise<CaseMessage[]> {
  const rows = await db
    .selectFrom("case_message")
    .selectAll()
    .where("case_id", "=", caseId)
    .where("person_chat_id", "=", personId)
    .where("kind", "=", "in")
    .where("withdrawn_at", "is", null)
    .orderBy("id", "desc")
    .execute();
  const seen = new Set<string>();
  const isNew = ({ album_id, person_message_id }: CaseMessage) => {
    const key = album_id ?? String(person_message_id);
    return !seen.has(key) && seen.add(key);
  };
  return rows.filter(isNew).slice(0, limit);
}

/** The person's latest words to a case, unless a clerk was seen to act on them or they were withdrawn. */
export async function findLatestUnseen(trx: Trx, caseId: number): Promise<CaseMessage | undefined> {
  const latest = await trx
    .selectFrom("case_message")
    .selectAll()
    .where("case_id", "=", caseId)
    .where("kind", "=", "in")
    .where("withdrawn_at", "is", null)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return latest?.seen_at === null ? latest : undefined;
}

export async function setSeen(trx: Trx, id: number): Promise<void> {
  const seen_at = new Date().toISOString();
  await trx.updateTable("case_message").set({ seen_at }).where("id", "=", id).execute();
}

/** What could not be delivered to a person because the bot was blocked, oldest first. */
export async function listStopped(
  trx: Trx,
  personId: number,
): Promise<Pick<CaseMessage, "id" | "case_id">[]> {
  return trx
    .selectFrom("case_message")
    .innerJoin("case", "case.id", "case_message.case_id")
    .select(["case_message.id", "case_message.case_id"])
    .where("case_message.person_chat_id", "=", personId)
    .where("case_message.delivery", "=", "blocked")
    .orderBy("case_message.id")
    .execute();
}

/** Whether the person's latest words, or the case itself, have no answer that was sent or is on its way. */
export async function hasUnanswered(db: Db, caseId: number): Promise<boolean> {
  const latest = await db
    .selectFrom("case_message")
    .select((eb) => eb.fn.max("id").as("id"))
    .where("case_id", "=", caseId)
    .where("kind", "=", "in")
    .executeTakeFirst();
  return !(await isAnsweredSince(db, caseId, latest?.id ?? 0));
}

/**
 * Faults in whose talk somebody stands though no clerk wrote to him alone: one that waits for his answer, one that he
 * has just called urgent, one that he has just called not fixed. The latest first.
 */
export async function listFaultsInTalk(db: Db, personId: number, since: string): Promise<number[]> {
  const rows = await db
    .selectFrom("case")
    .innerJoin("follower", "follower.case_id", "case.id")
    .select("case.id")
    .where("follower.person_id", "=", personId)
    .where("follower.left_at", "is", null)
    .where("case.state", "not in", FINAL_STATES)
    .where(({ or, and, eb, exists, selectFrom }) =>
      or([
        eb("case.state", "=", sql.lit<CaseState>("waiting_resident")),
        and([eb("case.is_urgent", "=", 1), eb("follower.since", ">=", since)]),
        exists(
          selectFrom("case_event")
            .select("case_event.id")
            .whereRef("case_event.case_id", "=", "case.id")
            .where((event) =>
              event.or([
                event("case_event.to_state", "=", sql.lit<CaseState>("reopened")),
                event("case_event.kind", "=", "urgent"),
              ]),
            )
            .where("case_event.actor_id", "=", personId)
            .where("case_event.at", ">=", since),
        ),
      ]),
    )
    .orderBy("case.updated_at", "desc")
    .execute();
  return rows.map((row) => row.id);
}
