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

/** Operating parks first. */
export async function listParks(db: Db, { offset, limit }: Slice): Promise<Park[]> {
  return (
    db
      .selectFrom("park")
      .selectAll()
      // In the alphabet, too, "operating" stands before "under_construction".
      .orderBy("state")
      .orderBy("id")
      .offset(offset)
      .limit(limit)
      .execute()
  );
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
