import type { Db } from "../../../db/schema.js";
import { isFollower } from "../../cases/follower.repository.js";
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
  const incident = await findIncident(db, caseId);
  if (!incident) return undefined;
  if (incident.merged_into !== null) return findWhereItGoesOn(db, incident.merged_into, personId);
  if (personId === undefined || (await isFollower(db, caseId, personId))) return caseId;
  for (const partedId of await listParted(db, caseId)) {
    const id = await findWhereItGoesOn(db, partedId, personId);
    if (id !== undefined && (await isFollower(db, id, personId))) return id;
  }
  return caseId;
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
