import type { Db, Premises } from "../../db/schema.js";

export interface PremisesInPark extends Premises {
  /** JSON: the park's name in each language. */
  park_name: string;
}

/** All that is free; the matcher puts them in order. A catalogue of one operator fits on a few pages of memory. */
export async function listFreePremises(db: Db): Promise<PremisesInPark[]> {
  return withPark(db).where("premises.state", "=", "free").orderBy("premises.id").execute();
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
