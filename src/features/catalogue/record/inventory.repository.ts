import type { Park, Premises, Trx } from "../../../db/schema.js";

export type PremisesChange = Partial<Omit<Premises, "id" | "park_id" | "sample">>;
export type ParkChange = Partial<Omit<Park, "id" | "sample">>;

/** Who changed an entry: a colleague, or a case that reserved or released it. */
export type ChangedBy = { actorId: number } | { caseId: number };

export async function updatePremises(trx: Trx, id: string, change: PremisesChange): Promise<void> {
  await trx.updateTable("premises").set(change).where("id", "=", id).execute();
}

/** Moves premises only out of these states, check and write in one statement; `false` when they are in another. */
export async function movePremises(
  trx: Trx,
  id: string,
  from: readonly Premises["state"][],
  change: PremisesChange & Pick<Premises, "state">,
): Promise<boolean> {
  const result = await trx
    .updateTable("premises")
    .set(change)
    .where("id", "=", id)
    .where("state", "in", from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Premises as they stand, held against others until the transaction ends; in the words of both databases. */
export async function lockPremises(trx: Trx, id: string): Promise<Premises | undefined> {
  return trx
    .updateTable("premises")
    .set((eb) => ({ state: eb.ref("state") }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
}

export async function insertPremises(trx: Trx, premises: Premises): Promise<void> {
  await trx.insertInto("premises").values(premises).execute();
}

export async function insertPark(trx: Trx, park: Park): Promise<void> {
  await trx.insertInto("park").values(park).execute();
}

export async function updatePark(trx: Trx, id: string, change: ParkChange): Promise<void> {
  await trx.updateTable("park").set(change).where("id", "=", id).execute();
}

/** What was changed, by whom and when; the change holds the as-of date that was set with it. */
export async function insertInventoryEvent(
  trx: Trx,
  place: { parkId: string; premisesId: string | null },
  by: ChangedBy,
  change: object,
): Promise<void> {
  await trx
    .insertInto("inventory_event")
    .values({
      park_id: place.parkId,
      premises_id: place.premisesId,
      actor_id: "actorId" in by ? by.actorId : null,
      case_id: "caseId" in by ? by.caseId : null,
      change: JSON.stringify(change),
      at: new Date().toISOString(),
    })
    .execute();
}
