import { words } from "./language.js";

/** Hours and minutes of a Unix time in seconds. */
export function renderTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

/** The day as a heading between messages; browsers know no Kazakh months, so the names are ours. */
export function renderDay(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (date.toDateString() === new Date().toDateString()) return words().today;
  return words().day(date.getDate(), words().months[date.getMonth()] ?? "");
}

/** A number that is the same for two moments of one day, and differs between days. */
export function dayOf(seconds: number): number {
  return new Date(seconds * 1000).setHours(0, 0, 0, 0);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
