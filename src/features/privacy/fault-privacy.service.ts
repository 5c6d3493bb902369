import { sql } from "kysely";
import type { Case, Db, OutboxState, Trx } from "../../db/schema.js";
import { listCasesOf } from "../cases/record/case.repository.js";
import { NOBODY } from "../cases/record/follower.repository.js";

/** Stands where something was erased. */
const ERASED = "—";
const ALL = 1_000;

/** Erases what people reported of a fault: one of them, or all. That there was a report stays, for the count. */
export async function eraseReports(
  trx: Trx,
  caseId: number,
  personId: number | null,
): Promise<void> {
  const first = await trx
    .selectFrom("report")
    .select("person_id")
    .where("case_id", "=", caseId)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (personId === null || first?.person_id === personId) {
    await trx.updateTable("incident").set({ place: null }).where("case_id", "=", caseId).execute();
  }
  await trx
    .updateTable("report")
    .set({ words: ERASED, place: null, answers: "{}", is_private: 1 })
    .where("case_id", "=", caseId)
    .$if(personId !== null, (query) => query.where("person_id", "=", personId ?? 0))
    .execute();
  await trx
    .updateTable("attachment")
    .set({ state: "erased", name: null, caption: null, next_at: new Date().toISOString() })
    .where("case_id", "=", caseId)
    .where("stage", "=", "before")
    .$if(personId !== null, (query) => query.where("person_id", "=", personId ?? 0))
    .execute();
  await trx
    .updateTable("case_message")
    .set({ text: null })
    .where("case_id", "=", caseId)
    .where("kind", "=", "in")
    .$if(personId !== null, (query) => query.where("person_chat_id", "=", personId ?? 0))
    .execute();
  await trx
    .updateTable("outbox")
    .set({ payload: "{}" })
    .where("case_id", "=", caseId)
    .where("state", "!=", "waiting")
    .execute();
  if (personId !== null) await withholdWords(trx, caseId, personId);
  await trx
    .deleteFrom("follower")
    .where("case_id", "=", caseId)
    .$if(personId !== null, (query) => query.where("person_id", "=", personId ?? 0))
    .execute();
}

/** Words and files that a desk out of reach never saw never come to it; those of the neighbours do. */
async function withholdWords(trx: Trx, caseId: number, personId: number): Promise<void> {
  const relays = await trx
    .selectFrom("case_message")
    .select("relay_id")
    .where("case_id", "=", caseId)
    .where("kind", "=", "in")
    .where("person_chat_id", "=", personId)
    .execute();
  const relayIds = new Set(relays.map(({ relay_id }) => relay_id));
  const waiting = await trx
    .selectFrom("outbox")
    .select(["id", "payload", "case_message_id"])
    .where("lane", "=", `desk:${caseId}`)
    .where("state", "=", sql.lit<OutboxState>("waiting"))
    .execute();
  const own = waiting.filter(({ payload, case_message_id }) => {
    const { from_chat_id } = JSON.parse(payload) as { from_chat_id?: number };
    return from_chat_id === personId || (case_message_id !== null && relayIds.has(case_message_id));
  });
  if (own.length === 0) return;
  await trx
    .updateTable("outbox")
    .set({ payload: "{}", state: "refused", error: "erased before it was sent" })
    .where(
      "id",
      "in",
      own.map(({ id }) => id),
    )
    .execute();
}

/** Following alone is nothing that anybody works on: it ends at once, and so does following a place. */
export async function eraseFollowing(trx: Trx, personId: number): Promise<void> {
  await trx.deleteFrom("place_watch").where("person_id", "=", personId).execute();
  const { followed } = await listCasesKept(trx, personId);
  const ids = followed.map(({ id }) => id);
  if (ids.length === 0) return;
  await trx
    .deleteFrom("follower")
    .where("person_id", "=", personId)
    .where("case_id", "in", ids)
    .execute();
  // He may be the first who joined what was only published before.
  await trx
    .updateTable("case")
    .set({ person_id: NOBODY })
    .where("person_id", "=", personId)
    .where("id", "in", ids)
    .execute();
}

export interface KeptCases {
  /** They hold something that this person gave, also when he has stopped following since. */
  given: Case[];
  /** He follows them, and that is all. */
  followed: Case[];
}

/** What the register knows of a person, newest first. */
export async function listCasesKept(db: Db, personId: number): Promise<KeptCases> {
  const given = await listCasesHolding(db, personId);
  const ids = new Set(given.map(({ id }) => id));
  const own = await listCasesOf(db, personId, ALL);
  return { given, followed: own.filter(({ id }) => !ids.has(id)) };
}

/** Cases with a form, a report or words of this person; a file comes with one of them. */
async function listCasesHolding(db: Db, personId: number): Promise<Case[]> {
  return db
    .selectFrom("case")
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([eb("person_id", "=", personId), eb("kind", "!=", "fault")]),
        eb("id", "in", eb.selectFrom("report").select("case_id").where("person_id", "=", personId)),
        eb(
          "id",
          "in",
          eb
            .selectFrom("case_message")
            .select("case_id")
            .where("kind", "=", "in")
            .where("person_chat_id", "=", personId),
        ),
      ]),
    )
    .orderBy("id", "desc")
    .execute();
}

export async function countPlacesFollowed(db: Db, personId: number): Promise<number> {
  const { count } = await db
    .selectFrom("place_watch")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
