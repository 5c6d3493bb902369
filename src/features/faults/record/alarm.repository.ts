import type { Db } from "../../../db/schema.js";

/** The words with which somebody turned a fault urgent after it was reported: what he wrote last, else his own report. */
export async function findAlarmWords(db: Db, caseId: number): Promise<string | undefined> {
  const alarm = await db
    .selectFrom("case_event")
    .select(["actor_id", "at"])
    .where("case_id", "=", caseId)
    .where("kind", "=", "urgent")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!alarm) return undefined;
  const words = await db
    .selectFrom("case_message")
    .select("text")
    .where("case_id", "=", caseId)
    .where("kind", "=", "in")
    .where("person_chat_id", "=", alarm.actor_id)
    .where("created_at", "<=", alarm.at)
    .where("withdrawn_at", "is", null)
    .where("text", "is not", null)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (words?.text) return words.text;
  const report = await db
    .selectFrom("report")
    .select("words")
    .where("case_id", "=", caseId)
    .where("person_id", "=", alarm.actor_id)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return report?.words;
}
