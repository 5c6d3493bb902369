import type { Case } from "../../../db/schema.js";

export const AT_WORK = ["assigned", "in_work", "waiting_resident", "waiting_third"] as const;

/** Whether a fault is with somebody who has to mend it. */
export function isJob(of: Pick<Case, "state">): boolean {
  return AT_WORK.some((state) => state === of.state);
}

/** Whether a fault is this person's to mend now; asked at each press, since it may have gone to somebody else. */
export function isJobOf(of: Pick<Case, "assignee_id" | "state">, userId: number): boolean {
  return of.assignee_id === userId && isJob(of);
}
