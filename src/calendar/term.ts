import { almatyDate, momentInAlmaty } from "./almaty-time.js";
import {
  addWorkingDays,
  type Calendar,
  countsFrom,
  dueAt,
  isWorkingDay,
  nextDay,
  type WorkingHours,
} from "./working-days.js";
import { addWorkingMinutes, workingMinutesBetween } from "./working-minutes.js";

/** When people work: what every term is counted by. */
export interface WorkTime {
  calendar: Calendar;
  hours: WorkingHours;
}

/** A promise: until when, how many working minutes it has in all, and when three quarters of them are over. */
export interface Term {
  dueAt: Date;
  warnAt: Date;
  minutes: number;
}

const WARN_SHARE = 0.75;

export function beginTerm(time: WorkTime, now: Date, workingDays: number): Term {
  const { calendar, hours } = time;
  return termBetween(
    time,
    countsFrom(calendar, hours, now),
    dueAt(calendar, hours, now, workingDays),
  );
}

/** Puts a promise off by working days, counted from its date, or from now when that has passed. */
export function extendTerm(time: WorkTime, now: Date, due: Date, workingDays: number): Term {
  const { calendar, hours } = time;
  const base = due > now ? due : now;
  const day = addWorkingDays(calendar, base, workingDays);
  return termBetween(time, countsFrom(calendar, hours, now), momentInAlmaty(day, hours.closes));
}

/**
 * Goes on with what was left of a term when it was put on hold; at least a working day, since what was waited for
 * has to be read. Its share for the warning stays that of the whole term.
 */
export function resumeTerm(
  time: WorkTime,
  now: Date,
  { left, minutes }: { left: number; minutes: number },
): Term {
  const { calendar, hours } = time;
  const from = countsFrom(calendar, hours, now);
  const wanted = Math.max(left, minutesOfDay(time));
  const end = addWorkingMinutes(calendar, hours, from, wanted);
  const due = momentInAlmaty(almatyDate(end), hours.closes);
  const rest = workingMinutesBetween(calendar, hours, from, due);
  const unwarned = Math.max(0, rest - Math.round(minutes * (1 - WARN_SHARE)));
  return { dueAt: due, minutes, warnAt: addWorkingMinutes(calendar, hours, from, unwarned) };
}

/** Working minutes until a promise falls due; 0 once it has. */
export function minutesLeft({ calendar, hours }: WorkTime, now: Date, due: Date): number {
  return workingMinutesBetween(calendar, hours, now, due);
}

/** Working days that have begun since a day, which itself is not counted. */
export function workingDaysSince({ calendar }: WorkTime, from: Date, now: Date): number {
  let days = 0;
  const last = almatyDate(now);
  for (let day = nextDay(almatyDate(from)); day <= last; day = nextDay(day)) {
    if (isWorkingDay(calendar, day)) days++;
  }
  return days;
}

function termBetween(time: WorkTime, from: Date, due: Date): Term {
  const { calendar, hours } = time;
  const minutes = workingMinutesBetween(calendar, hours, from, due);
  const warnAt = addWorkingMinutes(calendar, hours, from, Math.round(minutes * WARN_SHARE));
  return { dueAt: due, minutes, warnAt };
}

function minutesOfDay({ hours }: WorkTime): number {
  const minute = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  const lunch = minute(hours.lunchTo) - minute(hours.lunchFrom);
  return minute(hours.closes) - minute(hours.opens) - lunch;
}
