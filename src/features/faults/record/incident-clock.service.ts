import type { Db } from "../../../db/schema.js";
import { beginTerm } from "../../../calendar/term.js";
import { countsFrom } from "../../../calendar/working-days.js";
import { addWorkingMinutes } from "../../../calendar/working-minutes.js";
import type { Category } from "../../../nlu/meaning.js";
import { beginClock, beginUrgentClock, type Clock } from "../../cases/record/case-clock.js";
import { getNumberSetting } from "../../desk/setting.repository.js";
import { getWorkTime } from "../../desk/work-time.repository.js";
import { INCIDENT_TERMS, type IncidentTerm } from "./incident-terms.js";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

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

/** When whoever was given a fault now is reminded if he stays silent, and when it goes back to the queue. */
export async function watchAssignee(
  db: Db,
  { category, isUrgent, now }: Begun,
): Promise<{ remind_at: string; return_at: string }> {
  const at = async (what: "remind" | "return") => {
    if (isUrgent) {
      const minutes = await getTerm(db, `fault.urgent-${what}-minutes`, category);
      return new Date(now.getTime() + minutes * MINUTE_MS).toISOString();
    }
    const { calendar, hours } = await getWorkTime(db);
    const minutes = await getTerm(db, `fault.${what}-minutes`, category);
    const from = countsFrom(calendar, hours, now);
    return addWorkingMinutes(calendar, hours, from, minutes).toISOString();
  };
  return { remind_at: await at("remind"), return_at: await at("return") };
}

/** When the duty chat is called again about an urgent fault that nobody took. */
export async function nextCall(db: Db, category: Category, now: Date): Promise<string> {
  const minutes = await getTerm(db, "fault.ring-minutes", category);
  return new Date(now.getTime() + minutes * MINUTE_MS).toISOString();
}

/** What is promised of a fault: by working days, or by the hour, day and night, when it is urgent. */
export async function beginIncidentClock(
  db: Db,
  { category, isUrgent, now }: Begun,
): Promise<{ clock: Clock; reactAt: string }> {
  if (isUrgent) {
    const solve = await getTerm(db, "fault.urgent-solve-hours", category);
    const react = await getTerm(db, "fault.urgent-react-hours", category);
    const reactAt = new Date(now.getTime() + react * HOUR_MS).toISOString();
    return { clock: beginUrgentClock(now, solve), reactAt };
  }
  const time = await getWorkTime(db);
  const solve = await getTerm(db, "fault.solve-days", category);
  const react = await getTerm(db, "fault.react-days", category);
  const reactAt = beginTerm(time, now, react).dueAt.toISOString();
  return { clock: beginClock(time, now, solve), reactAt };
}

/** Until when "not fixed" opens again what was closed at that moment. */
export async function lastDayToReopen(db: Db, category: Category, closedAt: string): Promise<Date> {
  const days = await getTerm(db, "fault.reopen-days", category);
  return new Date(Date.parse(closedAt) + days * DAY_MS);
}
