import { expect, it } from "vitest";
import { groupCommit } from "../../../src/db/commit.js";
import { connect } from "../../../src/db/connect.js";
import { migrate } from "../../../src/db/migrate.js";
import { loadSamples } from "../../../src/db/sample-data.js";
import {
  findPark,
  listParks,
  listParkTotals,
  listPremisesOf,
} from "../../../src/features/catalogue/record/park.repository.js";
import { listFreePremises } from "../../../src/features/catalogue/record/premises.repository.js";

async function openCatalogue() {
  const db = connect("sqlite::memory:");
  await migrate(db);
  await groupCommit(db)(loadSamples);
  return db;
}

it("turns the pages of the catalogue with every park once, operating ones first", async () => {
  const db = await openCatalogue();

  const pages = await Promise.all(
    [0, 10, 20].map((offset) => listParks(db, { offset, limit: 10 })),
  );

  const parks = pages.flat();
  expect(new Set(parks.map((park) => park.id)).size).toBe(29);
  expect(parks.slice(0, 11).every((park) => park.state === "operating")).toBe(true);
});

it("says how many parks there are in each state, and nothing of an empty catalogue", async () => {
  const empty = connect("sqlite::memory:");
  await migrate(empty);

  expect(await listParkTotals(await openCatalogue())).toEqual([
    { state: "operating", count: 11, areaM2: 46_000 },
    { state: "under_construction", count: 18, areaM2: 87_900 },
  ]);
  expect(await listParkTotals(empty)).toEqual([]);
});

it("does not find a park that nobody knows", async () => {
  const db = await openCatalogue();

  expect(await findPark(db, "sample-99")).toBeUndefined();
  expect(await listPremisesOf(db, "sample-99")).toEqual([]);
});

it("finds all that is free, each once, with the name of its park", async () => {
  const db = await openCatalogue();

  const found = await listFreePremises(db);

  expect(found.length).toBeGreaterThan(10);
  expect(new Set(found.map((one) => one.id)).size).toBe(found.length);
  expect(found.filter((one) => one.state !== "free")).toEqual([]);
  expect(found.map((one) => one.park_name).join()).toContain("Juniper");
});

it("forgets a place as soon as it is reserved", async () => {
  const db = await openCatalogue();
  const before = await listFreePremises(db);

  await db
    .updateTable("premises")
    .set({ state: "reserved" })
    .where("id", "=", before[0]?.id ?? "")
    .execute();

  expect(await listFreePremises(db)).toEqual(before.slice(1));
});
