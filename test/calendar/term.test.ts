import { describe, expect, it } from "vitest";
import { almatyDate, almatyTime, momentInAlmaty } from "../../src/calendar/almaty-time.js";
import {
  beginTerm,
  extendTerm,
  resumeTerm,
  workingDaysSince,
  type WorkTime,
} from "../../src/calendar/term.js";
import { WORKING_CALENDAR, WORKING_HOURS } from "../../src/calendar/working-days.js";

const TIME: WorkTime = { calendar: WORKING_CALENDAR, hours: WORKING_HOURS };

describe("a term", () => {
  it.each([
    ["2026-11-23 09:00", 3, "2026-11-26 18:00", "2026-11-25 18:00", 1920],
    ["2026-11-23 18:30", 3, "2026-11-27 18:00", "2026-11-26 18:00", 1920],
    ["2026-11-21 12:00", 1, "2026-11-24 18:00", "2026-11-24 13:00", 960],
    ["2026-12-15 09:00", 1, "2026-12-17 18:00", "2026-12-17 13:00", 960],
  ])("from %s of %d days ends on %s, and is three quarters over on %s", (from, days, ...rest) => {
    const term = beginTerm(TIME, at(from), days);

    expect([said(term.dueAt), said(term.warnAt), term.minutes]).toEqual(rest);
  });

  it.each([
    ["2026-11-23 10:00", "2026-11-26 18:00", 3, "2026-12-01 18:00"],
    ["2026-11-30 10:00", "2026-11-26 18:00", 3, "2026-12-03 18:00"],
    ["2026-12-15 10:00", "2026-12-15 18:00", 5, "2026-12-23 18:00"],
  ])("put off on %s from %s by %d days ends on %s", (now, due, days, expected) => {
    expect(said(extendTerm(TIME, at(now), at(due), days).dueAt)).toBe(expected);
  });

  it.each([
    ["2026-11-23 10:00", 960, "2026-11-25 18:00"],
    ["2026-11-23 09:00", 960, "2026-11-24 18:00"],
    ["2026-11-21 12:00", 960, "2026-11-24 18:00"],
    ["2026-11-23 17:55", 0, "2026-11-24 18:00"],
  ])("goes on at %s with %d minutes left until %s, a working day at least", (now, left, due) => {
    expect(said(resumeTerm(TIME, at(now), { left, minutes: 1920 }).dueAt)).toBe(due);
  });
});

describe("working days since", () => {
  it.each([
    ["2026-11-23 10:00", "2026-11-23 17:00", 0],
    ["2026-11-20 10:00", "2026-11-23 09:00", 1],
    ["2026-12-15 10:00", "2026-12-17 10:00", 1],
    ["2026-11-23 10:00", "2026-11-20 10:00", 0],
  ])("%s, by %s: %d", (from, now, days) => {
    expect(workingDaysSince(TIME, at(from), at(now))).toBe(days);
  });
});

function at(moment: string): Date {
  const [day = "", time = ""] = moment.split(" ");
  return momentInAlmaty(day, time);
}

function said(moment: Date): string {
  return `${almatyDate(moment)} ${almatyTime(moment)}`;
}
