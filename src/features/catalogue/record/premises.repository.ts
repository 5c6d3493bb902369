import type { Db, Premises } from "../../../db/schema.js";

export interface PremisesInPark extends Premises {
  /** JSON: the park's name in each language. */
  park_name: string;
}

/** All that is free; the matcher puts them in order. A catalogue of one operator fits on a few pages of memory. */
export async function listFreePremises(db: Db): Promise<PremisesInPark[]> {
  return withPark(db).where("premises.state", "=", "free").orderBy("premises.id").execute();
}

export interface FreeTotals {
  count: number;
  areaM2: number;
  /** The day of the oldest entry of the catalogue. */
  asOf: string;
  isSample: boolean;
}

/** How much is free now, all together; `undefined` while there is no catalogue. */
export async function findFreeTotals(db: Db): Promise<FreeTotals | undefined> {
  const row = await db
    .selectFrom("premises")
    .select((eb) => [
      eb.fn.countAll<number | string>().filterWhere("state", "=", "free").as("count"),
      eb.fn.sum<number | string | null>("area_m2").filterWhere("state", "=", "free").as("area"),
      eb.fn.min("as_of").as("as_of"),
      eb.fn.max("sample").as("sample"),
    ])
    .executeTakeFirstOrThrow();
  // The type knows of no empty table.
  const asOf = row.as_of as string | null;
  if (asOf === null) return undefined;
  const isSample = Number(row.sample) === 1;
  return { count: Number(row.count), areaM2: Number(row.area ?? 0), asOf, isSample };
}

/** Premises with the name of their park. */
export async function findPremises(db: Db, id: string): Promise<PremisesInPark | undefined> {
  return withPark(db).where("premises.id", "=", id).executeTakeFirst();
}

function withPark(db: Db) {
  return db
    .selectFrom("premises")
    .innerJoin("park", "park.id", "premises.park_id")
    .selectAll("premises")
    .select("park.name as park_name");
}
