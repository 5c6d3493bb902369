import { almatyDate, momentInAlmaty } from "./almaty-time.js";
import { isWorkingDay, nextDay, nextWorkingDay } from "./working-days.js";
import type { Calendar, WorkingHours } from "./working-days.js";

const MINUTE_MS = 60_000;

/** Whole minutes of working time from one moment to a later one, lunch left out; 0 when the later one is earlier. */
export function workingMinutesBetween(
  calendar: Calendar,
  hours: WorkingHours,
  from: Date,
  to: Date,
): number {
  let workedMs = 0;
  const last = almatyDate(to);
  for (let day = almatyDate(from); day <= last; day = nextDay(day)) {
    if (!isWorkingDay(calendar, day)) continue;
    for (const [start, end] of shifts(day, hours)) {
      workedMs += Math.max(0, Math.min(end, to.getTime()) - Math.max(start, from.getTime()));
    }
  }
  return Math.floor(workedMs / MINUTE_MS);
}

/** The moment at which so many minutes of working time have passed: where a share of a term ends. */
export function addWorkingMinutes(
  calendar: Calendar,
  hours: WorkingHours,
  from: Date,
  minutes: number,
): Date {
  if (
    !(hours.opens < hours.lunchFrom || hours.lunchTo < hours.closes) ||
    !Number.isFinite(minutes)
  ) {
    throw new Error(`Cannot add ${minutes} minutes of work to days of ${JSON.stringify(hours)}`);
  }
  let leftMs = minutes * MINUTE_MS;
  let day = almatyDate(from);
  if (!isWorkingDay(calendar, day)) day = nextWorkingDay(calendar, day);
  for (;;) {
    for (const [start, end] of shifts(day, hours)) {
      const begin = Math.max(start, from.getTime());
      if (begin + leftMs <= end) return new Date(begin + leftMs);
      leftMs -= Math.max(0, end - begin);
    }
    day = nextWorkingDay(calendar, day);
  }
}

/** Before and after lunch, in milliseconds. */
function shifts(day: string, hours: WorkingHours): [number, number][] {
  const at = (time: string) => momentInAlmaty(day, time).getTime();
  return [
    [at(hours.opens), at(hours.lunchFrom)],
    [at(hours.lunchTo), at(hours.closes)],
  ];
}
