import type { PlannedWork } from "../../../db/fault-schema.js";
import type { Trx } from "../../../db/schema.js";
import { listPlaceFollowers } from "./follow.repository.js";
import { nameOfPlace, tellEach } from "./follow.service.js";
import { insertWork, type NewWork, withdrawWork } from "./planned-work.repository.js";
import { worksNews } from "./planned-work.view.js";

/** Keeps what is planned and tells whoever follows the place; gives back how many are told. */
export async function planWork(trx: Trx, values: NewWork): Promise<number> {
  return tell(trx, await insertWork(trx, values), "planned");
}

/** Takes it back, once, and tells the same people. */
export async function callOffWork(
  trx: Trx,
  id: number,
  now: Date,
): Promise<{ told: number } | undefined> {
  const work = await withdrawWork(trx, id, now);
  return work && { told: await tell(trx, work, "withdrawn") };
}

async function tell(trx: Trx, work: PlannedWork, what: "planned" | "withdrawn"): Promise<number> {
  const place = { kind: work.kind, id: work.place_id };
  const followers = await listPlaceFollowers(trx, place);
  await tellEach(trx, followers, async (t, locale) => {
    const named = { work, place: await nameOfPlace(trx, place, locale) };
    return worksNews(t, locale, named, what);
  });
  return followers.length;
}
