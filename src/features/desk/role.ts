import type { Db } from "../../db/schema.js";
import { hasRight, type Right } from "../../router/right.js";
import { findStaffMember } from "./staff.repository.js";

/** May this person do that? The one place that answers. */
export type May = (userId: number | undefined, right: Right) => Promise<boolean>;

/** `adminIds` are administrators whatever the database says, so that nobody can lock them out. */
export function createMay(db: Db, adminIds: readonly number[]): May {
  return async (userId, right) => {
    if (userId === undefined) return false;
    const role = adminIds.includes(userId) ? "admin" : (await findStaffMember(db, userId))?.role;
    return hasRight(role, right);
  };
}
