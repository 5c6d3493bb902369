import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentInAlmaty } from "../../src/calendar/almaty-time.js";
import { WORKING_CALENDAR, WORKING_HOURS } from "../../src/calendar/working-days.js";
import { addWorkingMinutes, workingMinutesBetween } from "../../src/calendar/working-minutes.js";

function at(moment: string): Date {
  const [day = "", time = ""] = moment.split(" ");
  return momentInAlmaty(day, time);
}

function minutes(from: string, to: string): number {
  return workingMinutesBetween(WORKING_CALENDAR, WORKING_HOURS, at(from), at(to));
}

describe("working time", () => {
  it.each([
    ["2026-11-23 09:00", "2026-11-23 10:30", 90],
    ["2026-11-23 12:30", "2026-11-23 14:30", 60],
    ["2026-11-23 13:10", "2026-11-23 13:50", 0],
    ["2026-11-23 09:00", "2026-11-23 18:00", 480],
    ["2026-11-23 17:00", "2026-11-24 10:00", 120],
    ["2026-11-20 17:00", "2026-11-23 10:00", 120],
    ["2026-12-15 17:00", "2026-12-17 10:00", 120],
    ["2026-11-21 10:00", "2026-11-22 18:00", 0],
    ["2026-11-23 18:00", "2026-11-24 09:00", 0],
    ["2026-11-24 10:00", "2026-11-23 10:00", 0],
    ["2026-11-23 09:00", "2026-11-27 18:00", 2400],
  ])("from %s to %s is %d minutes", (from, to, expected) => {
    expect(minutes(from, to)).toBe(expected);
  });

  it.each([
    ["2026-11-23 09:00", 90, "2026-11-23 10:30"],
    ["2026-11-23 12:30", 60, "2026-11-23 14:30"],
    ["2026-11-23 17:00", 120, "2026-11-24 10:00"],
    ["2026-11-20 22:00", 30, "2026-11-23 09:30"],
    ["2026-12-15 17:00", 120, "2026-12-17 10:00"],
    ["2026-11-23 09:00", 240, "2026-11-23 13:00"],
  ])("from %s runs %d minutes to %s", (from, length, to) => {
    expect(addWorkingMinutes(WORKING_CALENDAR, WORKING_HOURS, at(from), length)).toEqual(at(to));
  });

  it("adds up to what it measures", () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(400), (length, startHour) => {
        const from = new Date(at("2026-11-23 00:00").getTime() + startHour * 3_600_000);

        const to = addWorkingMinutes(WORKING_CALENDAR, WORKING_HOURS, from, length);

        expect(workingMinutesBetween(WORKING_CALENDAR, WORKING_HOURS, from, to)).toBe(length);
      }),
    );
  });

  it("refuses hours in which nobody works", () => {
    const closed = { opens: "09:00", closes: "14:00", lunchFrom: "09:00", lunchTo: "14:00" };

    expect(() => addWorkingMinutes(WORKING_CALENDAR, closed, at("2026-11-23 09:00"), 1)).toThrow(
      "Cannot add",
    );
  });
});
