import fc from "fast-check";
import { expect, it } from "vitest";
import type { Case, Db, Trx } from "../../../src/db/schema.js";
import { getCase, listEvents } from "../../../src/features/cases/record/case.repository.js";
import { CASE_MOVES, isFinal } from "../../../src/features/cases/record/case-state.js";
import { whereItGoesOn } from "../../../src/features/cases/messages/redirect.service.js";
import { extendPromise, keepPromises } from "../../../src/features/cases/moves/promise.service.js";
import { NOBODY } from "../../../src/features/cases/record/follower.repository.js";
import {
  moveCase,
  noteAnswer,
  notePersonReplied,
} from "../../../src/features/cases/moves/move.service.js";
import {
  assignIncident,
  returnToQueue,
} from "../../../src/features/faults/repair/assign.service.js";
import { keepIncidents } from "../../../src/features/faults/repair/keep-incidents.service.js";
import { callForHelp } from "../../../src/features/faults/followers/escalate.service.js";
import { joinFault } from "../../../src/features/faults/followers/join.service.js";
import { leaveIncident } from "../../../src/features/faults/followers/leaving.service.js";
import { mergeIncidents } from "../../../src/features/faults/followers/merge.service.js";
import { splitOff } from "../../../src/features/faults/followers/split.service.js";
import { rate } from "../../../src/features/faults/resolution/rating.service.js";
import { closeSilent } from "../../../src/features/faults/resolution/silence.service.js";
import {
  confirmFixed,
  sayNotFixed,
} from "../../../src/features/faults/resolution/verdict.service.js";
import { loadZone } from "../../../src/features/faults/zone/published-zone.service.js";
import type { ReportAnswers } from "../../../src/features/faults/record/report-answers.js";
import { loadFacts } from "../../../src/features/facts/fact.repository.js";
import { savePerson, setLocale } from "../../../src/features/people/person.repository.js";
import { erasePerson } from "../../../src/features/privacy/privacy.service.js";
import { listCasesKept } from "../../../src/features/privacy/fault-privacy.service.js";
import { translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { freshDatabase, onBothDatabases, type TestDatabase } from "../../helpers/databases.js";
import { KINDS, reportFault } from "../../helpers/faults.js";
import { LONG_RUN, seedOr, size } from "../../helpers/size.js";

const SEED = seedOr(900_003);
const PEOPLE = [11, 12, 13] as const;
const CLERKS = [22, 23] as const;
const WORKER = 33;
const WORDS = { clerkId: CLERKS[0], chatId: -100, messageId: 1, text: "слова" };
const MINUTE_MS = 60_000;

interface Town extends TestDatabase {
  now: Date;
}

/** Something that happens in the town, named for whoever reads of a failure. */
interface Happening {
  name: string;
  act(town: Town): Promise<unknown>;
}

const RESIDENT_ACTS = [
  "confirms",
  "says not fixed",
  "joins",
  "leaves",
  "calls",
  "rates",
  "replies",
].concat("withdraws");
const STAFF_ACTS = [
  "take it",
  "assign it",
  "return it",
  "answer",
  "extend it",
  "merge it",
  "split it",
];

const person = fc.constantFrom(...PEOPLE);
const clerk = fc.constantFrom(...CLERKS);
const fault = fc.nat(7);

const reports = fc
  .record({
    personId: person,
    join: fc.constantFrom("new", "one", undefined),
    at: fault,
    danger: fc.constantFrom("urgent" as const, "none" as const),
    named: fc.constantFrom("named" as const, "private" as const, undefined),
  })
  .map(({ personId, at, ...answers }): Happening => ({
    name: `${personId} reports ${JSON.stringify(answers)} (fault ${at})`,
    async act({ db, now }) {
      const one = answers.join === "one" ? await pickFault(db, at) : undefined;
      const join = answers.join === "one" ? one && String(one.id) : answers.join;
      const given = { category: "power", objectId: "substation-12", ...answers, join };
      await reportFault(db, personId, given as Partial<ReportAnswers>, { now });
    },
  }));

const moves = fc
  .record({
    move: fc.constantFrom(...CASE_MOVES),
    by: fc.constantFrom("clerk" as const, "system" as const),
    hasProof: fc.boolean(),
    actorId: clerk,
    at: fault,
  })
  .filter(({ move }) => move !== "merge" && move !== "register")
  .map(({ at, ...request }) =>
    onFault(at, `${request.by} ${request.move}`, (trx, { id: caseId }, now) =>
      moveCase(trx, KINDS, { ...request, caseId, words: WORDS, now }),
    ),
  );

const residents = fc
  .record({ personId: person, at: fault, what: fc.nat(7), stars: fc.integer({ min: 1, max: 5 }) })
  .map(({ personId, at, what, stars }) =>
    onFault(at, `${personId} ${RESIDENT_ACTS[what]}`, (trx, { id: caseId }, now) => {
      const said = { caseId, personId, now };
      const acts = [
        () => confirmFixed(trx, KINDS, said),
        () => sayNotFixed(trx, KINDS, { ...said, isInForm: stars > 3 }),
        () => joinFault(trx, KINDS, said),
        () => leaveIncident(trx, said),
        () => callForHelp(trx, KINDS, said),
        () => rate(trx, { ...said, stars, isInForm: false }),
        async () => {
          const to = await whereItGoesOn(trx, KINDS, await getCase(trx, caseId), personId);
          await notePersonReplied(trx, KINDS, { ...said, caseId: to.id });
        },
        () =>
          moveCase(trx, KINDS, { caseId, move: "withdraw", by: "person", actorId: personId, now }),
      ];
      return (acts[what] as () => Promise<unknown>)();
    }),
  );

const staff = fc
  .record({ clerkId: clerk, at: fault, other: fault, what: fc.nat(6) })
  .map(({ clerkId, at, other, what }) =>
    onFault(at, `staff ${STAFF_ACTS[what]} ${other}`, async (trx, { id: caseId }, now) => {
      const by = { by: "clerk", actorId: clerkId, now } as const;
      const worker = await trx.selectFrom("responsible").selectAll().executeTakeFirstOrThrow();
      const acts = [
        () => assignIncident(trx, KINDS, { caseId, ...by, responsible: null }),
        () => assignIncident(trx, KINDS, { caseId, ...by, responsible: worker }),
        () => returnToQueue(trx, KINDS, { caseId, ...by }),
        () => noteAnswer(trx, KINDS, { caseId, clerkId, now }),
        () => extendPromise(trx, { caseId, days: 3, words: WORDS, now }),
        async () => {
          const into = await pickFault(trx, other);
          if (into)
            await mergeIncidents(trx, KINDS, { fromId: caseId, intoId: into.id, clerkId, now });
        },
        async () => {
          const report = await trx
            .selectFrom("report")
            .select("id")
            .where("case_id", "=", caseId)
            .orderBy("id", other % 2 === 0 ? "asc" : "desc")
            .executeTakeFirst();
          const split = { clerkId, updateId: 900_000 + Number(report?.id ?? 0), now };
          if (report) await splitOff(trx, { reportId: report.id, ...split });
        },
      ];
      return (acts[what] as () => Promise<unknown>)();
    }),
  );

const forgetting = person.map((personId): Happening => ({
  name: `${personId} is forgotten`,
  async act({ db, commit }) {
    const { given } = await listCasesKept(db, personId);
    await commit((trx) => erasePerson(trx, personId, given.filter(isFinal)));
  },
}));

const life = fc.array(
  fc.record({
    happens: fc.oneof(
      { weight: 4, arbitrary: reports },
      { weight: 8, arbitrary: moves },
      { weight: 6, arbitrary: residents },
      { weight: 6, arbitrary: staff },
      { weight: 1, arbitrary: forgetting },
    ),
    /** Minutes, hours or days later. */
    afterMinutes: fc.oneof(fc.nat(20), fc.nat(24 * 60), fc.nat(9 * 24 * 60)),
  }),
  { minLength: 5, maxLength: 40 },
);

onBothDatabases((kind) => {
  const lives = kind === "sqlite" ? size.lives : Math.ceil(size.lives / 3);

  it(
    `whatever people do with their faults in whatever order, nothing fails and all stays true (SEED=${SEED})`,
    LONG_RUN,
    async () => {
      const database = await freshDatabase(kind);
      await settle(database);
      await fc.assert(
        fc.asyncProperty(life, async (events) => {
          await liveThrough(database, events);
        }),
        { numRuns: lives, seed: SEED },
      );
    },
  );
});

async function settle({ db, commit }: TestDatabase): Promise<void> {
  await commit(async (trx) => {
    await loadFacts(trx);
    for (const id of [...PEOPLE, WORKER]) {
      await savePerson(trx, { id, is_bot: false, first_name: `Н${id}` });
      await setLocale(trx, id, LOCALES[id % 3] ?? "ru");
    }
  });
  const worker = { name: "Мастер", user_id: WORKER, phone: null, is_contractor: 1, created_at: "" };
  await db
    .insertInto("responsible")
    .values(worker as never)
    .execute();
}

async function liveThrough(
  database: TestDatabase,
  events: { happens: Happening; afterMinutes: number }[],
): Promise<void> {
  const { db, commit } = database;
  await db.deleteFrom("follower").execute();
  await db.deleteFrom("report").execute();
  for (const table of ["outbox", "case_event", "case_message", "incident", "case"] as const) {
    await db.deleteFrom(table).execute();
  }
  await commit((trx) => loadZone(trx));
  const town: Town = { ...database, now: new Date("2026-12-10T05:00:00.000Z") };
  const told: string[] = [];
  for (const { happens, afterMinutes } of events) {
    told.push(`${happens.name} after ${afterMinutes} min`);
    town.now = new Date(town.now.getTime() + afterMinutes * MINUTE_MS);
    try {
      await keepPromises(db, commit, KINDS, town.now);
      await keepIncidents(db, commit, KINDS, town.now);
      await closeSilent(db, commit, KINDS, town.now);
      await happens.act(town);
      await expectAllTrue(db);
    } catch (error) {
      throw new Error(`After this: ${told.join("; ")}`, { cause: error });
    }
  }
}

function onFault(
  at: number,
  what: string,
  act: (trx: Trx, of: Case, now: Date) => Promise<unknown>,
): Happening {
  return {
    name: `${what} (fault ${at})`,
    async act({ db, commit, now }) {
      const of = await pickFault(db, at);
      if (of) await commit((trx) => act(trx, of, now));
    },
  };
}

async function pickFault(db: Db, at: number): Promise<Case | undefined> {
  const all = await db.selectFrom("case").selectAll().orderBy("id").execute();
  return all[at % Math.max(all.length, 1)];
}

async function expectAllTrue(db: Db): Promise<void> {
  const rows = await db
    .selectFrom("case")
    .innerJoin("incident", "incident.case_id", "case.id")
    .selectAll()
    .execute();
  for (const row of rows) {
    const of = await getCase(db, row.case_id);
    const isEnded = isFinal(of);
    expect.soft(row.closes_at !== null, `closes_at in ${of.state}`).toBe(of.state === "fixed");
    if (of.state === "known") continue;
    const isStopped = !isEnded && of.office_id === "person";
    expect(
      { runs: of.due_at !== null, isStopped: of.left_minutes !== null },
      `the clock in ${of.state} at ${of.office_id}`,
    ).toEqual({ runs: !isEnded && !isStopped, isStopped });
    if (row.ring_at !== null) {
      expect(of.is_urgent, `rings in ${of.state}`).toBe(1);
      expect(isEnded || of.state === "fixed", `rings in ${of.state}`).toBe(false);
    }
    if (row.remind_at !== null) expect(["assigned"], "is reminded").toContain(of.state);
    const reports = await db
      .selectFrom("report")
      .select("person_id")
      .where("case_id", "=", of.id)
      .execute();
    const followers = await db
      .selectFrom("follower")
      .selectAll()
      .where("case_id", "=", of.id)
      .execute();
    if (of.state === "merged") expect(reports, "reports left behind").toEqual([]);
    const following = followers.filter(({ left_at }) => left_at === null);
    if (!isEnded && of.person_id !== NOBODY) {
      expect(
        following.map(({ person_id }) => person_id),
        "the owner follows",
      ).toContain(of.person_id);
    }
    const events = await listEvents(db, of.id);
    const steps = events.filter(({ to_state }) => to_state !== null);
    expect(steps.at(-1)?.to_state, "the history ends in the state").toBe(of.state);
    expect(steps.filter(({ to_state }) => to_state === "reopened")).toHaveLength(row.reopened);
    await expectDrawn(db, of);
  }
}

/** Each view of a fault can be drawn, in each language, and names all it speaks of. */
async function expectDrawn(db: Db, of: Case): Promise<void> {
  const { lines, own, from, call, news } = KINDS.fault;
  for (const locale of LOCALES) {
    const t = translator(locale);
    const reader = { t, locale, personId: PEOPLE[0] };
    const drawn = [
      ...(await lines(db, of, t, locale)),
      ...((await from?.(db, of, t)) ?? []),
      ...((await own?.(db, of, reader))?.lines ?? []),
      (await call?.(db, of, t, locale))?.text ?? "",
      (await news?.(db, of, "слова"))?.(reader).text ?? "",
    ];
    expect(drawn.join("\n")).not.toMatch(/undefined|null|NaN|\{\{|Invalid/u);
  }
}
