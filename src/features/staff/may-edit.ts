import type { Db } from "../../db/schema.js";
import { findStaffMember } from "./staff.repository.js";

const EDITORS: ReadonlySet<string> = new Set(["admin", "head", "editor"]);

/** Whether somebody may decide what the bot tells everybody; asked at the moment of the act. */
export async function mayEdit(
  db: Db,
  isAdmin: (userId: number) => boolean,
  userId: number,
): Promise<boolean> {
  return isAdmin(userId) || EDITORS.has((await findStaffMember(db, userId))?.role ?? "");
}
