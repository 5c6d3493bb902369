import { expect, it } from "vitest";
import { groupCommit } from "../../../src/db/commit.js";
import { connect } from "../../../src/db/connect.js";
import { migrate } from "../../../src/db/migrate.js";
import {
  getFact,
  listFacts,
  listFactsByTopic,
  loadFacts,
} from "../../../src/features/facts/fact.repository.js";
import published from "../../../src/features/facts/facts.json" with { type: "json" };

async function openDatabase() {
  const db = connect("sqlite::memory:");
  await migrate(db);
  return { db, commit: groupCommit(db) };
}

it("knows each of the 61 published figures once, however often it starts", async () => {
  const { db, commit } = await openDatabase();

  await commit(loadFacts);
  await commit(loadFacts);

  const facts = await listFacts(db);
  expect(facts).toHaveLength(61);
  expect(new Set(facts.map((fact) => fact.id)).size).toBe(61);
});

it("puts a figure right that an older version had wrong", async () => {
  const { db, commit } = await openDatabase();
  await commit(loadFacts);
  await db.updateTable("fact").set({ value_number: 12 }).where("id", "=", "A30").execute();

  await commit(loadFacts);

  expect((await getFact(db, "A30")).value_number).toBe(11);
});

it("keeps date, status and source with every figure", async () => {
  const { db, commit } = await openDatabase();

  await commit(loadFacts);

  expect(await getFact(db, "A17")).toMatchObject({
    value_number: 124_000_000_000,
    usd: 278_800_000,
    as_of: "2023-07-31",
    period_from: "2016-01-01",
    status: "fact",
    document: "A",
    paragraph: 7,
  });
  const facts = await listFacts(db);
  expect(facts.filter((fact) => !fact.as_of || !fact.publisher || !fact.source_date)).toEqual([]);
});

it("finds the figures of one topic in their order", async () => {
  const { db, commit } = await openDatabase();
  await commit(loadFacts);

  const district = await listFactsByTopic(db, "district");

  expect(district.map((fact) => fact.id)).toEqual(["A03", "A04"]);
});

it("says plainly when the program asks for a figure that does not exist", async () => {
  const { db } = await openDatabase();

  await expect(getFact(db, "Z99")).rejects.toThrow();
});

it("ships with relations that only name figures it has", () => {
  const ids = new Set(published.facts.map((fact) => fact.id));

  const named = JSON.stringify(published.relations).match(/[AB]\d\d(?=")/g) ?? [];

  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});
