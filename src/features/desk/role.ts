import type { Db, StaffMember } from "../../db/schema.js";
import { findStaffMember } from "./staff.repository.js";

export type Role = StaffMember["role"];
export const ROLES = ["admin", "head", "editor", "clerk"] as const satisfies readonly Role[];

/** The one table of rights: what only some of the staff may do. All else in the staff group is open to each of them. */
const RIGHTS = {
  administer: ["admin"],
  /** What the bot tells everybody: kept answers, templates, announcements, the catalogue. */
  edit: ["admin", "head", "editor"],
} as const satisfies Record<string, readonly Role[]>;

export type Act = keyof typeof RIGHTS;

/** May this person do that? The one place that answers. */
export type May = (userId: number | undefined, act: Act) => Promise<boolean>;

/** `adminIds` are administrators whatever the database says, so that nobody can lock them out. */
export function createMay(db: Db, adminIds: readonly number[]): May {
  return async (userId, act) => {
    if (userId === undefined) return false;
    const role = adminIds.includes(userId) ? "admin" : (await findStaffMember(db, userId))?.role;
    const allowed: readonly Role[] = RIGHTS[act];
    return role !== undefined && allowed.includes(role);
  };
}

export function isRole(word: string | undefined): word is Role {
  return ROLES.some((role) => role === word);
}
