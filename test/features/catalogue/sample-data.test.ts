import { expect, it } from "vitest";
import { groupCommit } from "../../../src/db/commit.js";
import { connect } from "../../../src/db/connect.js";
import { migrate } from "../../../src/db/migrate.js";
import { hasSamples, loadSamples } from "../../../src/db/sample-data.js";
import { LOCALES } from "../../../src/i18n/locales.js";

async function openDatabase() {
  const db = connect("sqlite::memory:");
  await migrate(db);
  return { db, commit: groupCommit(db) };
}

it("adds up to the published totals: 11 operating parks and 18 under construction", async () => {
  const { db, commit } = await openDatabase();

  await commit(loadSamples);

  const totals = await db
    .selectFrom("park")
    .select((eb) => ["state", eb.fn.countAll().as("count"), eb.fn.sum("area_m2").as("area")])
    .groupBy("state")
    .orderBy("state")
    .execute();
  expect(totals).toEqual([
    { state: "operating", count: 11, area: 46_000 },
    { state: "under_construction", count: 18, area: 87_900 },
  ]);
});

it("fills each park with premises to its last square metre", async () => {
  const { db, commit } = await openDatabase();

  await commit(loadSamples);

  const parks = await db
    .selectFrom("park")
    .innerJoin("premises", "premises.park_id", "park.id")
    .select((eb) => ["park.id", "park.area_m2", eb.fn.sum("premises.area_m2").as("premises")])
    .groupBy(["park.id", "park.area_m2"])
    .execute();
  expect(parks).toHaveLength(29);
  expect(parks.filter((park) => park.premises !== park.area_m2)).toEqual([]);
});

it("offers nothing in a park that is not built yet", async () => {
  const { db, commit } = await openDatabase();

  await commit(loadSamples);

  const states = await db
    .selectFrom("premises")
    .innerJoin("park", "park.id", "premises.park_id")
    .where("park.state", "=", "under_construction")
    .select("premises.state")
    .distinct()
    .execute();
  expect(states).toEqual([{ state: "under_construction" }]);
});

it("has more let than free in the operating parks", async () => {
  const { db, commit } = await openDatabase();

  await commit(loadSamples);

  const rows = await db
    .selectFrom("premises")
    .where("state", "!=", "under_construction")
    .select((eb) => ["state", eb.fn.sum<number>("area_m2").as("area")])
    .groupBy("state")
    .execute();
  const areas = Object.fromEntries(rows.map(({ state, area }) => [state, area]));
  expect(areas.leased).toBeGreaterThan(areas.free ?? 0);
  expect(areas.free).toBeGreaterThan(areas.reserved ?? 0);
  expect(areas.reserved).toBeGreaterThan(0);
});

it("names every park once in every language, and says in the name that it is a sample", async () => {
  const { db, commit } = await openDatabase();

  await commit(loadSamples);

  const rows = await db.selectFrom("park").select("name").execute();
  const names = rows.map(({ name }) => JSON.parse(name) as Record<string, string>);
  const marks = { kk: "(үлгі)", ru: "(образец)", en: "(sample)" };
  for (const locale of LOCALES) {
    const inOne = names.map((name) => name[locale] ?? "");
    expect(new Set(inOne).size).toBe(29);
    expect(inOne.filter((name) => !name.endsWith(marks[locale]))).toEqual([]);
  }
});

it("gives the same catalogue when loaded again", async () => {
  const { db, commit } = await openDatabase();
  await commit(loadSamples);
  const before = await db.selectFrom("premises").selectAll().orderBy("id").execute();

  await commit(loadSamples);

  expect(await db.selectFrom("premises").selectAll().orderBy("id").execute()).toEqual(before);
});

it("knows a database that holds samples from one that does not", async () => {
  const { db, commit } = await openDatabase();
  const before = await hasSamples(db);

  await commit(loadSamples);

  expect([before, await hasSamples(db)]).toEqual([false, true]);
});

it("keeps the places near the zone", async () => {
  const { db, commit } = await openDatabase();

  await commit(loadSamples);

  const parks = await db.selectFrom("park").select(["latitude", "longitude"]).execute();
  const far = parks.filter(
    ({ latitude, longitude }) =>
      Math.abs(latitude - 43.33) > 0.03 || Math.abs(longitude - 76.83) > 0.03,
  );
  expect(far).toEqual([]);
  expect(new Set(parks.map((park) => `${park.latitude},${park.longitude}`)).size).toBe(29);
});
