import { sql } from "kysely";
import type {
  Case,
  CaseEvent,
  CaseKind,
  CaseState,
  Db,
  NewCaseEvent,
  Trx,
} from "../../../db/schema.js";
import type { Clock } from "./case-clock.js";
import { OPERATOR_OFFICE } from "./case-rules.js";
import { FINAL_STATES, KNOWN } from "./case-state.js";

export interface NewCase {
  number: string | null;
  title: string | null;
  kind: CaseKind;
  /** `registered`, if nothing else is said. */
  state?: CaseState;
  personId: number;
  runKey: string;
  updateId: number;
  createdAt: string;
  clock: Clock;
  isUrgent?: boolean;
}

/** Nobody has to work on these; they are written out so that an index over them can be used. */
const restingStates = [...FINAL_STATES, KNOWN].map((state) => sql.lit<CaseState>(state));

export async function insertCase(trx: Trx, values: NewCase): Promise<Case> {
  return trx
    .insertInto("case")
    .values({
      number: values.number,
      title: values.title,
      kind: values.kind,
      state: values.state ?? "registered",
      person_id: values.personId,
      assignee_id: null,
      is_urgent: values.isUrgent ? 1 : 0,
      ...values.clock,
      office_id: OPERATOR_OFFICE,
      office_since: values.createdAt,
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

/** The cases that somebody filed or follows, newest first. */
export async function listCasesOf(db: Db, personId: number, limit: number): Promise<Case[]> {
  return db
    .selectFrom("case")
    .selectAll()
    .where((eb) =>
      eb.or([
        eb("person_id", "=", personId),
        eb(
          "id",
          "in",
          eb
            .selectFrom("follower")
            .select("case_id")
            .where("person_id", "=", personId)
            .where("left_at", "is", null),
        ),
      ]),
    )
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Open cases of all people: urgent ones first, then the oldest. */
export async function listOpenCases(db: Db, limit: number): Promise<Case[]> {
  return db
    .selectFrom("case")
    .selectAll()
    .where("state", "not in", restingStates)
    .orderBy("is_urgent", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function listOpenCasesOf(db: Db, personId: number): Promise<Case[]> {
  return db
    .selectFrom("case")
    .selectAll()
    .where("person_id", "=", personId)
    .where("state", "not in", restingStates)
    .orderBy("id")
    .execute();
}

export async function countOpenCasesOf(db: Db, personId: number, kind: CaseKind): Promise<number> {
  const { count } = await db
    .selectFrom("case")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("person_id", "=", personId)
    .where("kind", "=", kind)
    .where("state", "not in", restingStates)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Reads a case and holds it for the rest of the transaction: whoever acts on it meanwhile waits. */
export async function lockCase(trx: Trx, id: number): Promise<Case> {
  return trx
    .updateTable("case")
    .set((eb) => ({ updated_at: eb.ref("updated_at") }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export type CaseChange = Partial<
  Clock &
    Pick<
      Case,
      | "state"
      | "assignee_id"
      | "office_id"
      | "office_since"
      | "number"
      | "person_id"
      | "is_urgent"
      | "created_at"
    >
>;

/**
 * Changes a case that is in this state. Check and write are one statement: of two people who press at the same
 * moment exactly one gets the case back.
 */
export async function changeCase(
  trx: Trx,
  { id, state }: Pick<Case, "id" | "state">,
  change: CaseChange,
  now: Date,
): Promise<Case | undefined> {
  return trx
    .updateTable("case")
    .set({ ...change, updated_at: now.toISOString() })
    .where("id", "=", id)
    .where("state", "=", state)
    .returningAll()
    .executeTakeFirst();
}

export async function insertEvent(
  trx: Trx,
  event: Omit<NewCaseEvent, "at" | "detail"> & { detail?: object; at?: string },
): Promise<void> {
  await trx
    .insertInto("case_event")
    .values({
      at: new Date().toISOString(),
      ...event,
      detail: event.detail ? JSON.stringify(event.detail) : null,
    })
    .execute();
}

/** The case that this very update filed. */
export async function findCaseByUpdate(db: Db, updateId: number): Promise<Case | undefined> {
  return db.selectFrom("case").selectAll().where("update_id", "=", updateId).executeTakeFirst();
}

/** What happened to a case, in order. */
export async function listEvents(db: Db, caseId: number): Promise<CaseEvent[]> {
  return db
    .selectFrom("case_event")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("id")
    .execute();
}
