import fc from "fast-check";
import { expect, it } from "vitest";
import { loadSamples } from "../../../src/db/sample-data.js";
import type { Db, Trx } from "../../../src/db/schema.js";
import { NO_CLOCK } from "../../../src/features/cases/record/case-clock.js";
import { insertCase } from "../../../src/features/cases/record/case.repository.js";
import {
  findPremises,
  listFreePremises,
} from "../../../src/features/catalogue/record/premises.repository.js";
import {
  releaseReservation,
  reservePremises,
} from "../../../src/features/catalogue/reservations/reservation.service.js";
import { insertWatch } from "../../../src/features/catalogue/search/watch.repository.js";
import {
  savePerson,
  setBlocked,
  setLocale,
} from "../../../src/features/people/person.repository.js";
import { type DatabaseKind, freshDatabase, onBothDatabases } from "../../helpers/databases.js";

const CASES = 6;
const PLACES = 3;

onBothDatabases((kind) => {
  it("gives a place to the first of two applications, and names the holder to the second", async () => {
    const { commit, cases, places } = await prepare(kind);
    const [premisesId = ""] = places;

    const [first, second] = await Promise.all(
      cases
        .slice(0, 2)
        .map((caseId) => commit((trx) => reservePremises(trx, { caseId, premisesId }))),
    );

    const outcomes = [first, second].sort((a) => (a?.kind === "reserved" ? -1 : 1));
    expect(outcomes).toEqual([
      { kind: "reserved" },
      { kind: "taken", holder: expect.stringMatching(/^A-2026-00000[12]$/) as string },
    ]);
  });

  it("keeps a place with its holder who is approved twice, and gives him no second one", async () => {
    const { commit, cases, places } = await prepare(kind);
    const [caseId = 0] = cases;
    const [premisesId = "", other = ""] = places;
    await commit((trx) => reservePremises(trx, { caseId, premisesId }));

    const again = await commit((trx) => reservePremises(trx, { caseId, premisesId }));
    const more = await commit((trx) => reservePremises(trx, { caseId, premisesId: other }));

    expect([again, more]).toEqual([{ kind: "reserved" }, { kind: "holds-other", premisesId }]);
  });

  it.each(["leased", "under_construction", "reserved"] as const)(
    "gives nobody a place that is %s by the operator's own word",
    async (state) => {
      const { db, commit, cases, places } = await prepare(kind);
      const [premisesId = ""] = places;
      await db.updateTable("premises").set({ state }).where("id", "=", premisesId).execute();

      const outcome = await commit((trx) =>
        reservePremises(trx, { caseId: cases[0] ?? 0, premisesId }),
      );

      expect(outcome).toEqual({ kind: "not-free", state });
      expect(await db.selectFrom("reservation").selectAll().execute()).toEqual([]);
    },
  );

  it("frees the place on release, once, and says so of it on that day", async () => {
    const { db, commit, cases, places } = await prepare(kind);
    const [caseId = 0] = cases;
    const [premisesId = ""] = places;
    await commit((trx) => reservePremises(trx, { caseId, premisesId }));
    expect(await findPremises(db, premisesId)).toMatchObject({ state: "reserved" });

    const released = await commit((trx) => releaseReservation(trx, caseId));
    const again = await commit((trx) => releaseReservation(trx, caseId));

    expect(released).toMatchObject({ id: premisesId, state: "free" });
    expect(again).toBeUndefined();
    const events = await db.selectFrom("inventory_event").selectAll().orderBy("id").execute();
    expect(events.map(({ case_id, change }) => [case_id, JSON.parse(change) as object])).toEqual([
      [caseId, expect.objectContaining({ state: "reserved" })],
      [caseId, expect.objectContaining({ state: "free" })],
    ]);
  });

  it("tells several hundred people who wait, each once, but not who blocked the bot or gave the place up", async () => {
    const { db, commit, cases, places } = await prepare(kind);
    const [caseId = 0] = cases;
    const [premisesId = ""] = places;
    await commit((trx) => reservePremises(trx, { caseId, premisesId }));
    await commit(async (trx) => {
      for (let id = 1; id <= 300; id++) {
        await meet(trx, 1_000 + id);
        await insertWatch(trx, 1_000 + id, "a");
        await insertWatch(trx, 1_000 + id, "p");
      }
      await setBlocked(trx, 1_001, 1);
      await insertWatch(trx, 100, "a");
      await insertWatch(trx, 1_002, "l");
    });

    await commit((trx) => releaseReservation(trx, caseId));

    const rows = await db.selectFrom("outbox").select("chat_id").orderBy("chat_id").execute();
    const told = rows.map(({ chat_id }) => chat_id);
    expect(told).toEqual(Array.from({ length: 299 }, (_, i) => 1_002 + i));
  });

  it("never gives a place two holders, whatever is approved, withdrawn and rejected at the same time", async () => {
    const { db, commit, cases, places } = await prepare(kind);
    const step = fc.record({
      act: fc.constantFrom("approve" as const, "approve" as const, "release" as const),
      of: fc.nat(CASES - 1),
      place: fc.nat(PLACES - 1),
    });

    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
        await Promise.all(
          steps.map(({ act, of, place }) =>
            commit(async (trx) => {
              const caseId = cases[of] ?? 0;
              if (act === "release") await releaseReservation(trx, caseId);
              else await approve(trx, caseId, places[place] ?? "");
            }),
          ),
        );
        await expectAgreement(db, places);
      }),
      { numRuns: kind === "sqlite" ? 60 : 25 },
    );
  });
});

/** As approval does it: with writes of its own in the same transaction. */
async function approve(trx: Trx, caseId: number, premisesId: string): Promise<void> {
  const outcome = await reservePremises(trx, { caseId, premisesId });
  if (outcome.kind !== "reserved") return;
  await trx
    .updateTable("case")
    .set({ updated_at: new Date().toISOString() })
    .where("id", "=", caseId)
    .execute();
}

async function expectAgreement(db: Db, places: readonly string[]): Promise<void> {
  const held = await db
    .selectFrom("reservation")
    .select(["premises_id", "case_id"])
    .where("released_at", "is", null)
    .execute();
  expect(new Set(held.map((one) => one.premises_id)).size).toBe(held.length);
  expect(new Set(held.map((one) => one.case_id)).size).toBe(held.length);
  const reserved = await db
    .selectFrom("premises")
    .select("id")
    .where("state", "=", "reserved")
    .where("id", "in", places)
    .execute();
  expect(reserved.map(({ id }) => id).sort()).toEqual(held.map((one) => one.premises_id).sort());
}

async function prepare(kind: DatabaseKind) {
  const { db, commit } = await freshDatabase(kind);
  await commit(loadSamples);
  const cases: number[] = [];
  for (let i = 0; i < CASES; i++) {
    const filed = await commit(async (trx) => {
      await meet(trx, 100 + i);
      return insertCase(trx, {
        number: `A-2026-00000${i + 1}`,
        kind: "application",
        personId: 100 + i,
        runKey: `run-${i}`,
        updateId: i,
        createdAt: "2026-11-25T05:00:00.000Z",
        title: null,
        clock: NO_CLOCK,
      });
    });
    cases.push(filed.id);
  }
  const places = (await listFreePremises(db)).slice(0, PLACES).map(({ id }) => id);
  return { db, commit, cases, places };
}

async function meet(trx: Trx, id: number): Promise<void> {
  await savePerson(trx, { id, is_bot: false, first_name: `Person ${id}` });
  await setLocale(trx, id, "kk");
}
