import type { Db } from "../../db/schema.js";
import { beginTerm } from "../../calendar/term.js";
import type { Category } from "../../nlu/meaning.js";
import { beginClock, beginUrgentClock, type Clock } from "../cases/case-clock.js";
import { getNumberSetting } from "../staff/setting.repository.js";
import { getWorkTime } from "../staff/work-time.repository.js";
import { INCIDENT_TERMS, type IncidentTerm } from "./incident-terms.js";

const HOUR_MS = 3_600_000;

/** A term of a category, or the one of all categories. */
export async function getTerm(db: Db, term: IncidentTerm, category: Category): Promise<number> {
  const common = await getNumberSetting(db, term, INCIDENT_TERMS[term]);
  return getNumberSetting(db, `${term}.${category}`, common);
}

interface Begun {
  category: Category;
  isUrgent: boolean;
  now: Date;
}

/** What is promised of a fault: by working days, or by the hour, day and night, when it is urgent. */
export async function beginIncidentClock(
  db: Db,
  { category, isUrgent, now }: Begun,
): Promise<{ clock: Clock; reactAt: string }> {
  if (isUrgent) {
    const solve = await getTerm(db, "complaint.urgent-solve-hours", category);
    const react = await getTerm(db, "complaint.urgent-react-hours", category);
    const reactAt = new Date(now.getTime() + react * HOUR_MS).toISOString();
    return { clock: beginUrgentClock(now, solve), reactAt };
  }
  const time = await getWorkTime(db);
  const solve = await getTerm(db, "complaint.solve-days", category);
  const react = await getTerm(db, "complaint.react-days", category);
  const reactAt = beginTerm(time, now, react).dueAt.toISOString();
  return { clock: beginClock(time, now, solve), reactAt };
}
