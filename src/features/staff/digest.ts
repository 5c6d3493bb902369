import { almatyDate, momentInAlmaty } from "../../calendar/almaty-time.js";
import { type WorkTime, workingDaysSince } from "../../calendar/term.js";
import { nextWorkingDay } from "../../calendar/working-days.js";
import type { Case } from "../../db/schema.js";
import { isLate } from "../cases/record/case-clock.js";
import { OPERATOR_OFFICE } from "../cases/record/case-rules.js";

export interface Blocker {
  officeId: string;
  count: number;
  /** Working days for which the oldest of them has lain there. */
  longestDays: number;
}

export interface Digest {
  open: number;
  registered: number;
  /** Due by the end of the next working day. */
  dueSoon: number;
  late: number;
  /** Desks other than the operator's, the slowest first. */
  blockers: Blocker[];
}

/** Counts what is open: how much, how late, and where it is stuck. */
export function makeDigest(time: WorkTime, cases: readonly Case[], now: Date): Digest {
  const tomorrow = nextWorkingDay(time.calendar, almatyDate(now));
  const soon = momentInAlmaty(tomorrow, time.hours.closes);
  const late = cases.filter((of) => isLate(of, now));
  const due = cases.filter((of) => of.due_at !== null && new Date(of.due_at) <= soon);
  return {
    open: cases.length,
    registered: cases.filter(({ state }) => state === "registered").length,
    dueSoon: due.length - late.length,
    late: late.length,
    blockers: countBlockers(time, cases, now),
  };
}

function countBlockers(time: WorkTime, cases: readonly Case[], now: Date): Blocker[] {
  const byOffice = new Map<string, Blocker>();
  for (const { office_id: officeId, office_since } of cases) {
    if (officeId === OPERATOR_OFFICE) continue;
    const days = workingDaysSince(time, new Date(office_since), now);
    const known = byOffice.get(officeId) ?? { officeId, count: 0, longestDays: 0 };
    const longestDays = Math.max(known.longestDays, days);
    byOffice.set(officeId, { officeId, count: known.count + 1, longestDays });
  }
  return [...byOffice.values()].sort((a, b) => b.longestDays - a.longestDays);
}
