import { expect, it } from "vitest";
import { groupCommit } from "../../../src/db/commit.js";
import { connect } from "../../../src/db/connect.js";
import { migrate } from "../../../src/db/migrate.js";
import { loadSamples } from "../../../src/db/sample-data.js";
import { AREA_FILTERS } from "../../../src/features/parks/area-filter.js";
import {
  findPark,
  listParks,
  listParkTotals,
  listPremisesOf,
} from "../../../src/features/parks/park.repository.js";
import {
  countFreePremises,
  listFreePremises,
} from "../../../src/features/parks/premises.repository.js";

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

it.each([
  ["under-200", 0, 199],
  ["200-500", 200, 500],
  ["500-1000", 500, 1_000],
  ["over-1000", 1_001, Infinity],
] as const)("finds free premises of the size %s and only those", async (filter, min, max) => {
  const db = await openCatalogue();

  const found = await listFreePremises(db, AREA_FILTERS[filter], { offset: 0, limit: 100 });

  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBe(await countFreePremises(db, AREA_FILTERS[filter]));
  expect(found.filter((one) => one.area_m2 < min || one.area_m2 > max)).toEqual([]);
  expect(found.filter((one) => one.state !== "free")).toEqual([]);
});

it("turns the pages of what is free with every place once, the smallest first", async () => {
  const db = await openCatalogue();
  const count = await countFreePremises(db, AREA_FILTERS.any);

  const first = await listFreePremises(db, AREA_FILTERS.any, { offset: 0, limit: 5 });
  const others = await listFreePremises(db, AREA_FILTERS.any, { offset: 5, limit: 100 });

  const found = [...first, ...others];
  expect(new Set(found.map((one) => one.id)).size).toBe(count);
  const areas = found.map((one) => one.area_m2);
  expect(areas).toEqual([...areas].sort((a, b) => a - b));
});

it("forgets a place as soon as it is reserved", async () => {
  const db = await openCatalogue();
  const [place] = await listFreePremises(db, AREA_FILTERS.any, { offset: 0, limit: 1 });
  const before = await countFreePremises(db, AREA_FILTERS.any);

  await db
    .updateTable("premises")
    .set({ state: "reserved" })
    .where("id", "=", place?.id ?? "")
    .execute();

  expect(await countFreePremises(db, AREA_FILTERS.any)).toBe(before - 1);
});
