import fc from "fast-check";
import { fileReport } from "../../../src/features/faults/report/report.service.js";
import { faultKind } from "../../../src/features/faults/kind/incident-kind.service.js";
import { expect, it } from "vitest";
import { minutesLeft } from "../../../src/calendar/term.js";
import type { Case, CaseEvent, Db, NewApplication, Trx } from "../../../src/db/schema.js";
import { applicationKind } from "../../../src/features/applications/application.feature.js";
import { insertApplication } from "../../../src/features/applications/application.repository.js";
import type { CaseKinds } from "../../../src/features/cases/record/case-kind.js";
import { getCase, listEvents } from "../../../src/features/cases/record/case.repository.js";
import { fileCase } from "../../../src/features/cases/moves/case.service.js";
import { CASE_MOVES, isFinal } from "../../../src/features/cases/record/case-state.js";
import {
  moveCase,
  noteAnswer,
  notePersonReplied,
} from "../../../src/features/cases/moves/move.service.js";
import { moveToOffice } from "../../../src/features/cases/moves/office.service.js";
import { extendPromise, keepPromises } from "../../../src/features/cases/moves/promise.service.js";
import { savePerson } from "../../../src/features/people/person.repository.js";
import { questionKind } from "../../../src/features/questions/questions.feature.js";
import { getWorkTime } from "../../../src/features/desk/work-time.repository.js";
import { freshDatabase, onBothDatabases, type TestDatabase } from "../../helpers/databases.js";
import { LONG_RUN, SEED, size } from "../../helpers/size.js";

const KINDS: CaseKinds = {
  application: applicationKind,
  fault: faultKind,
  question: questionKind,
};
const PERSON = 11;
const CLERK = 22;
const WORDS = { clerkId: CLERK, chatId: -100, messageId: 1, text: "слова" };
const MINUTE_MS = 60_000;
const NOT_GIVEN = Object.fromEntries(
  ["address", "position", "email", "sector_other", "products", "premises_id", "place", "cost"]
    .concat(["own_money", "borrowed_money", "jobs", "power_kw", "gas_m3_per_hour"])
    .concat(["water_m3_per_day", "rail", "study", "start_date", "exclusions"])
    .map((column) => [column, null]),
);
const ANSWERS = {
  ...NOT_GIVEN,
  applicant_kind: "individual",
  name: "Айгерім",
  identity_number: "991231500707",
  contact_name: "Айгерім",
  phone: "+77010000001",
  phone_doubtful: 0,
  project_name: "Наубайхана",
  sector: "food",
  area_min_m2: 300,
  area_max_m2: 300,
  locale: "kk",
  form_version: 2,
} as unknown as NewApplication;

const FILED_KINDS = ["application", "question", "fault"] as const;

type Happening = (trx: Trx, caseId: number, now: Date) => Promise<unknown>;

const moves = fc
  .record({
    move: fc.constantFrom(...CASE_MOVES),
    by: fc.constantFrom("clerk" as const, "person" as const, "system" as const),
    words: fc.constantFrom(WORDS, undefined),
  })
  .map(({ move, by, words }): Happening => {
    const request = { move, by, actorId: by === "clerk" ? CLERK : PERSON, ...(words && { words }) };
    return (trx, caseId, now) => moveCase(trx, KINDS, { ...request, caseId, now });
  });

const offices = fc
  .constantFrom("operator", "power", "land", "council", "person")
  .map((officeId): Happening => {
    return (trx, caseId, now) => moveToOffice(trx, { caseId, officeId, words: WORDS, now });
  });

const extensions = fc.constantFrom(3, 5, 10).map((days): Happening => {
  return (trx, caseId, now) => extendPromise(trx, { caseId, days, words: WORDS, now });
});

const talk = fc.constantFrom<Happening>(
  (trx, caseId, now) => noteAnswer(trx, KINDS, { caseId, clerkId: CLERK, now }),
  (trx, caseId, now) => notePersonReplied(trx, KINDS, { caseId, personId: PERSON, now }),
);

const life = fc.array(
  fc.record({
    happens: fc.oneof({ weight: 4, arbitrary: moves }, offices, extensions, talk),
    /** Up to a week later, so that nights, weekends and holidays lie between. */
    afterMinutes: fc.nat(7 * 24 * 60),
  }),
  { minLength: 1, maxLength: 25 },
);

onBothDatabases((kind) => {
  const lives = kind === "sqlite" ? size.lives : Math.ceil(size.lives / 3);

  it(
    `whatever happens in whatever order, a case has one state and a clock that is fair (SEED=${SEED})`,
    LONG_RUN,
    async () => {
      const database = await freshDatabase(kind);
      await database.commit(async (trx) => {
        await savePerson(trx, { id: PERSON, is_bot: false, first_name: "Айгерім" });
      });

      await fc.assert(
        fc.asyncProperty(life, fc.constantFrom(...FILED_KINDS), async (events, what) => {
          await liveThrough(database, events, what);
        }),
        { numRuns: lives, seed: SEED },
      );
    },
  );
});

async function liveThrough(
  { db, commit }: TestDatabase,
  events: { happens: Happening; afterMinutes: number }[],
  kind: Case["kind"],
): Promise<void> {
  let now = new Date("2026-12-10T05:00:00.000Z");
  const filing = { kind, letter: null, personId: PERSON, updateId: 1, runKey: crypto.randomUUID() };
  const { id } = await commit(async (trx) => {
    if (kind === "fault") return fileFault(trx, filing.runKey, now);
    const filed = await fileCase(trx, { ...filing, now });
    if (kind === "application") await insertApplication(trx, { ...ANSWERS, case_id: filed.id });
    return filed;
  });

  for (const { happens, afterMinutes } of events) {
    const before = await getCase(db, id);
    now = new Date(now.getTime() + afterMinutes * MINUTE_MS);
    await keepPromises(db, commit, KINDS, now);
    const leftBefore = await leftOf(db, await getCase(db, id), now);
    await commit((trx) => happens(trx, id, now));

    const after = await getCase(db, id);
    expectOneClock(after);
    expect(await leftOf(db, after, now)).toBeGreaterThanOrEqual(0);
    // While it was stopped, no minute of it was used, however long that took.
    const wentOn = before.left_minutes !== null && after.term_minutes === before.term_minutes;
    // "Not fixed" brings back the promise as it ran, and not as it stood.
    if (wentOn && before.state !== "fixed")
      expect(await leftOf(db, after, now)).toBeGreaterThanOrEqual(leftBefore);
  }

  const last = await getCase(db, id);
  expect(replay(await listEvents(db, id))).toEqual({ state: last.state, isWhole: true });
}

async function fileFault(trx: Trx, runKey: string, now: Date): Promise<Case> {
  const answers = { report: "Нет света", category: "power", join: "new", named: "named" };
  const filing = { personId: PERSON, updateId: 1, runKey, formVersion: 1, answers };
  await fileReport(KINDS, () => now)(trx, filing);
  return trx.selectFrom("case").selectAll().where("run_key", "=", runKey).executeTakeFirstOrThrow();
}

/** Working minutes that are left of the promise: counted while the clock runs, kept while it is stopped. */
async function leftOf(db: Db, of: Case, now: Date): Promise<number> {
  if (of.left_minutes !== null) return of.left_minutes;
  return of.due_at === null ? 0 : minutesLeft(await getWorkTime(db), now, new Date(of.due_at));
}

/** It runs, is stopped, or has ended: one of the three, and by the state and the desk of the case. */
function expectOneClock(of: Case): void {
  const isRunning = of.due_at !== null;
  const isStopped = of.left_minutes !== null;
  expect({ isRunning, isStopped }).toEqual({
    isRunning: !isFinal(of) && of.office_id !== "person",
    isStopped: !isFinal(of) && of.office_id === "person",
  });
}

/** The state to which a history leads, and whether each of its moves began where the one before it ended. */
function replay(events: readonly CaseEvent[]): { state: string | null; isWhole: boolean } {
  const steps = events.filter(({ to_state }) => to_state !== null);
  const isWhole = steps.every(
    ({ from_state }, at) => from_state === (steps[at - 1]?.to_state ?? null),
  );
  return { state: steps.at(-1)?.to_state ?? null, isWhole };
}
