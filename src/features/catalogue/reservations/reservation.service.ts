import { almatyDate } from "../../../calendar/almaty-time.js";
import type { Db, Premises, Trx } from "../../../db/schema.js";
import { findCase, getCase } from "../../cases/record/case.repository.js";
import { insertInventoryEvent, movePremises } from "../record/inventory.repository.js";
import { findPremises, type PremisesInPark } from "../record/premises.repository.js";
import {
  deleteReservation,
  endReservation,
  findHold,
  findHoldOf,
  insertReservation,
} from "./reservation.repository.js";
import { fireWatches } from "../search/watch.service.js";

export type Reserved =
  | { kind: "reserved" }
  /** Another application has it; its number is for staff, never for the person. */
  | { kind: "taken"; holder: string | null }
  /** Let, under construction, or reserved by staff without an application. */
  | { kind: "not-free"; state: Premises["state"] }
  /** One application holds one place: the other one has to be released first. */
  | { kind: "holds-other"; premisesId: string }
  | { kind: "unknown" };

/**
 * Gives a free place to one application, in the caller's transaction. Each check is its own write, so of two that are
 * approved at the same moment one gets the place; reserved again by its holder, it stays reserved.
 */
export async function reservePremises(
  trx: Trx,
  { caseId, premisesId }: { caseId: number; premisesId: string },
): Promise<Reserved> {
  const place = await findPremises(trx, premisesId);
  if (!place) return { kind: "unknown" };
  const now = new Date();
  const reservationId = await insertReservation(trx, {
    case_id: caseId,
    premises_id: premisesId,
    reserved_at: now.toISOString(),
  });
  if (reservationId === undefined) return whyNot(trx, caseId, premisesId);
  const change = { state: "reserved", as_of: almatyDate(now) } as const;
  if (!(await movePremises(trx, premisesId, ["free"], change))) {
    await deleteReservation(trx, reservationId);
    return whyNot(trx, caseId, premisesId);
  }
  await insertInventoryEvent(trx, { parkId: place.park_id, premisesId }, { caseId }, change);
  return { kind: "reserved" };
}

async function whyNot(trx: Trx, caseId: number, premisesId: string): Promise<Reserved> {
  const own = await findHoldOf(trx, caseId);
  if (own?.premises_id === premisesId) return { kind: "reserved" };
  if (own) return { kind: "holds-other", premisesId: own.premises_id };
  const holder = await findHolder(trx, premisesId);
  const place = await findPremises(trx, premisesId);
  // Freed in this very moment by the one who had it: it was taken when we asked.
  if (holder !== undefined || place?.state === "free") {
    return { kind: "taken", holder: holder ?? null };
  }
  return place ? { kind: "not-free", state: place.state } : { kind: "unknown" };
}

/** The number of the application that holds a place; `null` for a case without one, `undefined` when nobody does. */
export async function findHolder(db: Db, premisesId: string): Promise<string | null | undefined> {
  const hold = await findHold(db, premisesId);
  return hold && ((await findCase(db, hold.case_id))?.number ?? null);
}

/**
 * Frees what an application holds, in the caller's transaction, and tells those who wait for such a place; the
 * applicant himself is not told. A place that was let meanwhile stays let. Doing it twice is doing it once.
 */
export async function releaseReservation(
  trx: Trx,
  caseId: number,
): Promise<PremisesInPark | undefined> {
  const now = new Date();
  const premisesId = await endReservation(trx, caseId, now.toISOString());
  if (premisesId === undefined) return undefined;
  const change = { state: "free", as_of: almatyDate(now) } as const;
  const isFreed = await movePremises(trx, premisesId, ["reserved"], change);
  const place = await findPremises(trx, premisesId);
  if (!isFreed || !place) return place;
  await insertInventoryEvent(trx, { parkId: place.park_id, premisesId }, { caseId }, change);
  const { person_id } = await getCase(trx, caseId);
  await fireWatches(trx, place, person_id);
  return place;
}

/** Lets what an application holds: its agreement is signed. From then on the place is the operator's to free. */
export async function leaseReserved(trx: Trx, caseId: number): Promise<void> {
  const now = new Date();
  const premisesId = await endReservation(trx, caseId, now.toISOString());
  if (premisesId === undefined) return;
  const change = { state: "leased", as_of: almatyDate(now) } as const;
  await movePremises(trx, premisesId, ["reserved"], change);
  const place = await findPremises(trx, premisesId);
  if (place)
    await insertInventoryEvent(trx, { parkId: place.park_id, premisesId }, { caseId }, change);
}
