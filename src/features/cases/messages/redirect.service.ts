import type { Case, Db } from "../../../db/schema.js";
import type { CaseKinds } from "../record/case-kind.js";
import { getCase } from "../record/case.repository.js";

/** The case to which words belong that are written to this one, by this person if one is named. */
export async function whereItGoesOn(
  db: Db,
  kinds: CaseKinds,
  of: Case,
  personId?: number,
): Promise<Case> {
  const id = await kinds[of.kind].goesOnIn?.(db, of, personId);
  return id === undefined || id === of.id ? of : getCase(db, id);
}
