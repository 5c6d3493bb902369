import type { WorkTime } from "../../calendar/term.js";
import {
  type Calendar,
  WORKING_CALENDAR,
  WORKING_HOURS,
  type WorkingHours,
} from "../../calendar/working-days.js";
import type { Db, Holiday, Trx } from "../../db/schema.js";
import { toFlag } from "./staff.repository.js";

const HOURS = ["opens", "closes", "lunchFrom", "lunchTo"] as const;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** When people work: what the program knows of the calendar, and what staff changed since. */
export async function getWorkTime(db: Db): Promise<WorkTime> {
  const changed = await db.selectFrom("holiday").select(["day", "is_off"]).execute();
  const keys = HOURS.map((name) => `work.${name}`);
  const set = await db.selectFrom("setting").selectAll().where("key", "in", keys).execute();
  const hours = { ...WORKING_HOURS };
  for (const name of HOURS) {
    const value = set.find(({ key }) => key === `work.${name}`)?.value;
    if (value !== undefined && CLOCK.test(value)) hours[name] = value;
  }
  return { calendar: changeCalendar(changed), hours: isSound(hours) ? hours : WORKING_HOURS };
}

export async function saveHoliday(
  trx: Trx,
  { day, isOff, setBy, now }: { day: string; isOff: boolean; setBy: number; now: Date },
): Promise<void> {
  const values = { is_off: toFlag(isOff), set_by: setBy, set_at: now.toISOString() };
  await trx
    .insertInto("holiday")
    .values({ day, ...values })
    .onConflict((conflict) => conflict.column("day").doUpdateSet(values))
    .execute();
}

function changeCalendar(changed: Pick<Holiday, "day" | "is_off">[]): Calendar {
  const daysOn = changed.filter(({ is_off }) => is_off === 0).map(({ day }) => day);
  const daysOff = changed.filter(({ is_off }) => is_off === 1).map(({ day }) => day);
  return {
    daysOff: [...WORKING_CALENDAR.daysOff.filter((day) => !daysOn.includes(day)), ...daysOff],
    workingWeekends: [...WORKING_CALENDAR.workingWeekends, ...daysOn],
  };
}

/** Hours in which nobody works would stop every clock. */
function isSound({ opens, closes, lunchFrom, lunchTo }: WorkingHours): boolean {
  return opens < lunchFrom && lunchFrom <= lunchTo && lunchTo < closes;
}
