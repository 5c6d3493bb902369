import type { Db, Trx } from "../../db/schema.js";

/** Stands where something was erased. */
const ERASED = "—";

/** Erases what people reported of a fault: one of them, or all. That there was a report stays, for the count. */
export async function eraseReports(
  trx: Trx,
  caseId: number,
  personId: number | null,
): Promise<void> {
  const first = await trx
    .selectFrom("complaint")
    .select("person_id")
    .where("case_id", "=", caseId)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (personId === null || first?.person_id === personId) {
    await trx.updateTable("incident").set({ place: null }).where("case_id", "=", caseId).execute();
  }
  await trx
    .updateTable("complaint")
    .set({ words: ERASED, place: null, answers: "{}", is_private: 1 })
    .where("case_id", "=", caseId)
    .$if(personId !== null, (query) => query.where("person_id", "=", personId ?? 0))
    .execute();
  await trx
    .updateTable("attachment")
    .set({ state: "erased", name: null, next_at: new Date().toISOString() })
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
  await trx
    .deleteFrom("follower")
    .where("case_id", "=", caseId)
    .$if(personId !== null, (query) => query.where("person_id", "=", personId ?? 0))
    .execute();
}

/** Following alone is nothing that anybody works on: it ends at once, and so does following a place. */
export async function eraseFollowing(trx: Trx, personId: number): Promise<void> {
  await trx.deleteFrom("place_watch").where("person_id", "=", personId).execute();
  const ids = await listOnlyFollowed(trx, personId);
  if (ids.length === 0) return;
  await trx
    .deleteFrom("follower")
    .where("person_id", "=", personId)
    .where("case_id", "in", ids)
    .execute();
}

/** Cases that somebody follows without having reported anything. */
export async function listOnlyFollowed(db: Db, personId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("follower")
    .innerJoin("case", "case.id", "follower.case_id")
    .leftJoin("complaint", (join) =>
      join
        .onRef("complaint.case_id", "=", "follower.case_id")
        .onRef("complaint.person_id", "=", "follower.person_id"),
    )
    .select("follower.case_id")
    .where("follower.person_id", "=", personId)
    .where("case.person_id", "!=", personId)
    .where("complaint.id", "is", null)
    .execute();
  return rows.map(({ case_id }) => case_id);
}

export async function countPlacesFollowed(db: Db, personId: number): Promise<number> {
  const { count } = await db
    .selectFrom("place_watch")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
