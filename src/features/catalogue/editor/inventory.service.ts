import { almatyDate } from "../../../calendar/almaty-time.js";
import type { Park, Premises, Trx } from "../../../db/schema.js";
import { takeNumber } from "../../cases/record/case.repository.js";
import {
  insertInventoryEvent,
  insertPark,
  insertPremises,
  lockPremises,
  type ParkChange,
  type PremisesChange,
  updatePark,
  updatePremises,
} from "../record/inventory.repository.js";
import { findPark, listPremisesOf } from "../record/park.repository.js";
import { findPremises } from "../record/premises.repository.js";
import { findHolder } from "../reservations/reservation.service.js";
import { fireWatches } from "../search/watch.service.js";

/** New premises are not offered to anybody until staff say that they are free. */
export async function addPremises(
  trx: Trx,
  park: Park,
  { kind, areaM2 }: { kind: Premises["kind"]; areaM2: number },
  actorId: number,
): Promise<string> {
  const premises: Premises = {
    id: `p${await takeNumber(trx, "premises")}`,
    park_id: park.id,
    kind,
    area_m2: areaM2,
    state: "under_construction",
    ...{ free_from: null, power_kw: null, ceiling_m: null, photo: null, price_kzt_m2: null },
    ...{ gas: 0, water: 0, sewer: 0, rail: 0 },
    ...owned(actorId),
    // What stands in an invented park is invented too.
    sample: park.sample,
  };
  await insertPremises(trx, premises);
  const place = { parkId: park.id, premisesId: premises.id };
  await insertInventoryEvent(trx, place, { actorId }, premises);
  return premises.id;
}

/** Changes what is told of premises, and with it the day on which that was so. */
export async function changePremises(
  trx: Trx,
  id: string,
  change: PremisesChange,
  actorId: number,
): Promise<void> {
  const premises = await lockPremises(trx, id);
  if (!premises) return;
  const whole = { ...change, ...owned(actorId) };
  await updatePremises(trx, id, whole);
  await insertInventoryEvent(trx, { parkId: premises.park_id, premisesId: id }, { actorId }, whole);
}

/** Says of gas, water, sewer or a siding the opposite of what was said. */
export async function flipUtility(
  trx: Trx,
  id: string,
  utility: "gas" | "water" | "sewer" | "rail",
  actorId: number,
): Promise<void> {
  const premises = await lockPremises(trx, id);
  if (!premises) return;
  await changePremises(trx, id, { [utility]: premises[utility] === 1 ? 0 : 1 }, actorId);
}

export type StateOutcome =
  | { kind: "done" }
  /** An application holds the place; it is released there. */
  | { kind: "held"; holder: string | null }
  /** The park itself is not built yet. */
  | { kind: "unbuilt" };

/** Lets staff say how a place stands; when it becomes free, those who wait for such a place hear of it. */
export async function setPremisesState(
  trx: Trx,
  id: string,
  state: Premises["state"],
  actorId: number,
): Promise<StateOutcome> {
  // The row is held from here on, so that nobody reserves the place between the look and the change.
  const premises = await lockPremises(trx, id);
  if (!premises || premises.state === state) return { kind: "done" };
  const holder = await findHolder(trx, id);
  if (holder !== undefined && state !== "leased") return { kind: "held", holder };
  const park = await findPark(trx, premises.park_id);
  if (park?.state === "under_construction" && state !== "under_construction") {
    return { kind: "unbuilt" };
  }
  await changePremises(trx, id, { state }, actorId);
  const place = await findPremises(trx, id);
  if (place?.state === "free") await fireWatches(trx, place);
  return { kind: "done" };
}

export async function addPark(
  trx: Trx,
  values: Pick<Park, "name" | "area_m2" | "latitude" | "longitude">,
  actorId: number,
): Promise<string> {
  const park: Park = {
    id: `k${await takeNumber(trx, "park")}`,
    ...values,
    state: "under_construction",
    ...owned(actorId),
    sample: 0,
  };
  await insertPark(trx, park);
  await insertInventoryEvent(trx, { parkId: park.id, premisesId: null }, { actorId }, park);
  return park.id;
}

/** `false` when the park would be unbuilt again while something in it is let or offered. */
export async function changePark(
  trx: Trx,
  id: string,
  change: ParkChange,
  actorId: number,
): Promise<boolean> {
  if (change.state === "under_construction") {
    const premises = await listPremisesOf(trx, id);
    if (premises.some(({ state }) => state !== "under_construction")) return false;
  }
  const whole = { ...change, ...owned(actorId) };
  await updatePark(trx, id, whole);
  await insertInventoryEvent(trx, { parkId: id, premisesId: null }, { actorId }, whole);
  return true;
}

/** Whoever changed an entry last answers for it as it stands on that day. */
function owned(actorId: number) {
  return { owner_id: actorId, as_of: almatyDate(new Date()) };
}
