import type { Db, Premises } from "../../db/schema.js";
import type { AreaRange } from "./area-filter.js";
import type { Slice } from "./park.repository.js";

export interface FreePremises extends Premises {
  /** JSON: the park's name in each language. */
  park_name: string;
}

/** The smallest first. */
export async function listFreePremises(
  db: Db,
  range: AreaRange,
  { offset, limit }: Slice,
): Promise<FreePremises[]> {
  return freePremises(db, range)
    .innerJoin("park", "park.id", "premises.park_id")
    .selectAll("premises")
    .select("park.name as park_name")
    .orderBy("premises.area_m2")
    .orderBy("premises.id")
    .offset(offset)
    .limit(limit)
    .execute();
}

export async function countFreePremises(db: Db, range: AreaRange): Promise<number> {
  const { count } = await freePremises(db, range)
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function freePremises(db: Db, { minM2, maxM2 }: AreaRange) {
  return db
    .selectFrom("premises")
    .where("premises.state", "=", "free")
    .$if(minM2 !== undefined, (query) => query.where("premises.area_m2", ">=", minM2 ?? 0))
    .$if(maxM2 !== undefined, (query) => query.where("premises.area_m2", "<=", maxM2 ?? 0));
}
