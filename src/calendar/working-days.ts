import { almatyDate, almatyTime, momentInAlmaty } from "./almaty-time.js";
import { DAYS_OFF } from "./holidays.js";

/** Days that depart from the five-day week, as ISO dates. */
export interface Calendar {
  daysOff: readonly string[];
  /** Saturdays and Sundays that the government made working. */
  workingWeekends: readonly string[];
}

/** Working time of a day in Almaty, as `09:00`. */
export interface WorkingHours {
  opens: string;
  closes: string;
  lunchFrom: string;
  lunchTo: string;
}

export const WORKING_HOURS: WorkingHours = {
  opens: "09:00",
  closes: "18:00",
  lunchFrom: "13:00",
  lunchTo: "14:00",
};

export const WORKING_CALENDAR: Calendar = { daysOff: DAYS_OFF, workingWeekends: [] };

const DAY_MS = 86_400_000;
const LONGEST_CLOSURE_DAYS = 366;

export function isWorkingDay(calendar: Calendar, isoDate: string): boolean {
  if (calendar.daysOff.includes(isoDate)) return false;
  const weekday = new Date(`${isoDate}T00:00:00Z`).getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  return !isWeekend || calendar.workingWeekends.includes(isoDate);
}

/** The first working day after a day. */
export function nextWorkingDay(calendar: Calendar, isoDate: string): string {
  let day = isoDate;
  for (let tried = 0; tried < LONGEST_CLOSURE_DAYS; tried++) {
    day = nextDay(day);
    if (isWorkingDay(calendar, day)) return day;
  }
  throw new Error(`The calendar has no working day in the year after ${isoDate}`);
}

/** The day on which a term of working days ends; the day of receipt in Almaty is not counted. */
export function addWorkingDays(calendar: Calendar, receivedAt: Date, days: number): string {
  let day = almatyDate(receivedAt);
  for (let counted = 0; counted < days; counted++) day = nextWorkingDay(calendar, day);
  return day;
}

/** The moment from which a message counts as received: itself in working time, else the next opening. */
export function countsFrom(calendar: Calendar, hours: WorkingHours, receivedAt: Date): Date {
  const day = almatyDate(receivedAt);
  const time = almatyTime(receivedAt);
  const isOpenDay = isWorkingDay(calendar, day);
  if (isOpenDay && time >= hours.opens && time < hours.closes) return receivedAt;
  const isBeforeOpening = isOpenDay && time < hours.opens;
  return momentInAlmaty(isBeforeOpening ? day : nextWorkingDay(calendar, day), hours.opens);
}

/** When an answer is due: at closing time of the last working day of the term. */
export function dueAt(
  calendar: Calendar,
  hours: WorkingHours,
  receivedAt: Date,
  workingDays: number,
): Date {
  const received = countsFrom(calendar, hours, receivedAt);
  return momentInAlmaty(addWorkingDays(calendar, received, workingDays), hours.closes);
}

export function nextDay(isoDate: string): string {
  return new Date(Date.parse(`${isoDate}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
