import type { Db, Park, Premises } from "../../../db/schema.js";

export interface Slice {
  offset: number;
  limit: number;
}

export interface ParkTotals {
  state: Park["state"];
  count: number;
  areaM2: number;
}

/** Operating parks first; all of them without a slice. */
export async function listParks(db: Db, slice?: Slice): Promise<Park[]> {
  // In the alphabet, too, "operating" stands before "under_construction".
  const parks = db.selectFrom("park").selectAll().orderBy("state").orderBy("id");
  return (slice ? parks.offset(slice.offset).limit(slice.limit) : parks).execute();
}

/** How many parks there are in each state, and how large they are together; empty without an inventory. */
export async function listParkTotals(db: Db): Promise<ParkTotals[]> {
  const rows = await db
    .selectFrom("park")
    .select((eb) => [
      "state",
      eb.fn.countAll<number | string>().as("count"),
      eb.fn.sum<number | string>("area_m2").as("area"),
    ])
    .groupBy("state")
    .orderBy("state")
    .execute();
  return rows.map(({ state, count, area }) => ({
    state,
    count: Number(count),
    areaM2: Number(area),
  }));
}

export async function findPark(db: Db, id: string): Promise<Park | undefined> {
  return db.selectFrom("park").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The smallest first. */
export async function listPremisesOf(db: Db, parkId: string): Promise<Premises[]> {
  return db
    .selectFrom("premises")
    .selectAll()
    .where("park_id", "=", parkId)
    .orderBy("area_m2")
    .orderBy("id")
    .execute();
}
