import type { Case, CaseKind, CaseState, Db, NewCaseEvent, Trx } from "../../db/schema.js";

export interface NewCase {
  number: string | null;
  title: string | null;
  kind: CaseKind;
  personId: number;
  runKey: string;
  updateId: number;
  createdAt: string;
  dueAt: string | null;
}

export async function insertCase(trx: Trx, values: NewCase): Promise<Case> {
  return trx
    .insertInto("case")
    .values({
      number: values.number,
      title: values.title,
      kind: values.kind,
      state: "registered",
      person_id: values.personId,
      assignee_id: null,
      due_at: values.dueAt,
      run_key: values.runKey,
      update_id: values.updateId,
      created_at: values.createdAt,
      updated_at: values.createdAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The next number of a counter, gapless: it is taken back when the transaction is. */
export async function takeNumber(trx: Trx, counter: string): Promise<number> {
  const { value } = await trx
    .insertInto("counter")
    .values({ name: counter, value: 1 })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet((eb) => ({ value: eb("counter.value", "+", 1) })),
    )
    .returning("value")
    .executeTakeFirstOrThrow();
  return value;
}

export async function getCase(db: Db, id: number): Promise<Case> {
  return db.selectFrom("case").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

export async function findCase(db: Db, id: number): Promise<Case | undefined> {
  return db.selectFrom("case").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function findCaseByNumber(db: Db, number: string): Promise<Case | undefined> {
  return db.selectFrom("case").selectAll().where("number", "=", number).executeTakeFirst();
}

/** Somebody's cases, newest first. */
export async function listCasesOf(db: Db, personId: number, limit: number): Promise<Case[]> {
  return db
    .selectFrom("case")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Open cases of all people, oldest first. */
export async function listOpenCases(db: Db, limit: number): Promise<Case[]> {
  return db
    .selectFrom("case")
    .selectAll()
    .where("state", "!=", "closed")
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function countOpenCasesOf(db: Db, personId: number, kind: CaseKind): Promise<number> {
  const { count } = await db
    .selectFrom("case")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("person_id", "=", personId)
    .where("kind", "=", kind)
    .where("state", "!=", "closed")
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Moves a case from one of the states in which the move is allowed. Check and write are one statement: of two
 * people who press at the same moment exactly one gets `true`.
 */
export async function moveCase(
  trx: Trx,
  id: number,
  from: readonly CaseState[],
  change: { state: CaseState; assigneeId?: number },
): Promise<boolean> {
  const result = await trx
    .updateTable("case")
    .set({
      state: change.state,
      updated_at: new Date().toISOString(),
      ...(change.assigneeId !== undefined && { assignee_id: change.assigneeId }),
    })
    .where("id", "=", id)
    .where("state", "in", from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertEvent(
  trx: Trx,
  event: Omit<NewCaseEvent, "at" | "detail"> & { detail?: object },
): Promise<void> {
  await trx
    .insertInto("case_event")
    .values({
      ...event,
      detail: event.detail ? JSON.stringify(event.detail) : null,
      at: new Date().toISOString(),
    })
    .execute();
}

/** The case that this very update filed. */
export async function findCaseByUpdate(db: Db, updateId: number): Promise<Case | undefined> {
  return db.selectFrom("case").selectAll().where("update_id", "=", updateId).executeTakeFirst();
}
