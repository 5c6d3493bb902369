import type { Db } from "../../../db/schema.js";
import { isFollower } from "../../cases/record/follower.repository.js";
import { findIncident } from "./incident.repository.js";

/**
 * The fault itself, or the one in which it was taken up; for somebody who does not follow that one, the one into which
 * his report was parted from it.
 */
export async function findWhereItGoesOn(
  db: Db,
  caseId: number,
  personId?: number,
): Promise<number | undefined> {
  const taken = await findWhereItWasTaken(db, caseId);
  if (taken === undefined || personId === undefined) return taken;
  return (await findFollowedPart(db, taken, personId, new Set())) ?? taken;
}

/** The fault itself, or the one in which it was taken up; merging leads one way only. */
async function findWhereItWasTaken(db: Db, caseId: number): Promise<number | undefined> {
  const incident = await findIncident(db, caseId);
  if (!incident) return undefined;
  return incident.merged_into === null ? caseId : findWhereItWasTaken(db, incident.merged_into);
}

/** A part may have been taken up again where it was parted from, so no fault is looked at twice. */
async function findFollowedPart(
  db: Db,
  caseId: number,
  personId: number,
  seen: Set<number>,
): Promise<number | undefined> {
  if (seen.has(caseId)) return undefined;
  seen.add(caseId);
  if (await isFollower(db, caseId, personId)) return caseId;
  for (const partedId of await listParted(db, caseId)) {
    const taken = await findWhereItWasTaken(db, partedId);
    const found = taken && (await findFollowedPart(db, taken, personId, seen));
    if (found) return found;
  }
  return undefined;
}

/** Faults that were parted from this one, the latest first. */
async function listParted(db: Db, caseId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("case_event")
    .select("detail")
    .where("case_id", "=", caseId)
    .where("kind", "=", "split")
    .orderBy("id", "desc")
    .execute();
  return rows.map(({ detail }) => (JSON.parse(detail ?? "{}") as { into: number }).into);
}
