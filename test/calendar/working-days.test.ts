import { describe, expect, it } from "vitest";
import {
  almatyDate,
  almatyTime,
  almatyYear,
  momentInAlmaty,
} from "../../src/calendar/almaty-time.js";
import {
  WORKING_CALENDAR,
  WORKING_HOURS,
  addWorkingDays,
  countsFrom,
  dueAt,
  isWorkingDay,
} from "../../src/calendar/working-days.js";

function due(receivedAt: Date, days: number): string {
  const moment = dueAt(WORKING_CALENDAR, WORKING_HOURS, receivedAt, days);
  return `${almatyDate(moment)} ${almatyTime(moment)}`;
}

describe("the clock of Almaty", () => {
  it("is five hours ahead of UTC, whatever the table of Node says", () => {
    expect(almatyTime(new Date("2026-11-21T09:00:00Z"))).toBe("14:00");
    expect(almatyTime(new Date("2026-07-01T09:00:00Z"))).toBe("14:00");
    expect(momentInAlmaty("2026-11-21", "18:00").toISOString()).toBe("2026-11-21T13:00:00.000Z");
  });

  it("turns the day and the year before UTC does", () => {
    const before = new Date("2026-12-31T18:59:59Z");
    const after = new Date("2026-12-31T19:00:00Z");

    expect([almatyDate(before), almatyDate(after)]).toEqual(["2026-12-31", "2027-01-01"]);
    expect([almatyYear(before), almatyYear(after)]).toEqual([2026, 2027]);
  });

  it("refuses a time that no clock shows", () => {
    expect(() => momentInAlmaty("2026-13-01", "18:00")).toThrow("No such moment");
  });
});

describe("a working day", () => {
  it.each([
    ["2026-11-23", true, "Monday"],
    ["2026-11-21", false, "Saturday"],
    ["2026-11-22", false, "Sunday"],
    ["2026-08-30", false, "Sunday"],
    ["2026-08-31", true, "no longer moved from 30 August"],
    ["2026-12-16", false, "Independence Day"],
    ["2026-03-25", false, "moved from the weekend of Nauryz"],
    ["2026-10-26", false, "moved from Republic Day"],
    ["2026-05-27", false, "Kurban-ait"],
    ["2027-03-15", false, "Constitution Day from 2027"],
    ["2026-03-16", true, "not yet in 2026"],
    ["2027-01-04", false, "moved from 2 January"],
    ["2027-01-08", true, "7 January does not move"],
    ["2027-08-30", true, "a Monday of work"],
  ])("%s: %s, %s", (day, isWorking) => {
    expect(isWorkingDay(WORKING_CALENDAR, day)).toBe(isWorking);
  });

  it("may be a Saturday that the government made working", () => {
    const calendar = { daysOff: ["2026-11-23"], workingWeekends: ["2026-11-21"] };

    expect(isWorkingDay(calendar, "2026-11-21")).toBe(true);
    expect(isWorkingDay(calendar, "2026-11-23")).toBe(false);
  });
});

describe("a term of 3, 10, 15 and 20 working days", () => {
  it.each([
    ["2026-11-23", ["2026-11-26", "2026-12-07", "2026-12-14", "2026-12-22"]],
    ["2026-12-01", ["2026-12-04", "2026-12-15", "2026-12-23", "2026-12-30"]],
    ["2026-12-14", ["2026-12-18", "2026-12-29", "2027-01-08", "2027-01-15"]],
    ["2026-12-31", ["2027-01-08", "2027-01-19", "2027-01-26", "2027-02-02"]],
    ["2027-03-05", ["2027-03-11", "2027-03-26", "2027-04-02", "2027-04-09"]],
  ])("from %s ends on the days of the official reckoning", (received, ends) => {
    const noon = momentInAlmaty(received, "12:00");

    const counted = [3, 10, 15, 20].map((days) => addWorkingDays(WORKING_CALENDAR, noon, days));

    expect(counted).toEqual(ends);
  });

  it("counts nothing for a term of no days", () => {
    expect(addWorkingDays(WORKING_CALENDAR, momentInAlmaty("2026-11-23", "12:00"), 0)).toBe(
      "2026-11-23",
    );
  });
});

describe("an answer is due at the end of a working day", () => {
  it.each([
    ["2026-11-23", "09:00", "2026-11-26 18:00"],
    ["2026-11-23", "13:30", "2026-11-26 18:00"],
    ["2026-11-23", "17:59", "2026-11-26 18:00"],
    ["2026-11-23", "18:00", "2026-11-27 18:00"],
    ["2026-11-23", "23:59", "2026-11-27 18:00"],
    ["2026-11-24", "00:01", "2026-11-27 18:00"],
    ["2026-11-23", "08:59", "2026-11-26 18:00"],
    ["2026-11-20", "18:30", "2026-11-26 18:00"],
    ["2026-11-21", "12:00", "2026-11-26 18:00"],
    ["2026-11-22", "23:00", "2026-11-26 18:00"],
    ["2026-12-15", "19:00", "2026-12-22 18:00"],
    ["2026-12-16", "10:00", "2026-12-22 18:00"],
  ])("received on %s at %s: three days are over on %s", (day, time, end) => {
    expect(due(momentInAlmaty(day, time), 3)).toBe(end);
  });

  it("and what comes at night counts from the next opening", () => {
    const night = momentInAlmaty("2026-11-20", "22:00");

    const counted = countsFrom(WORKING_CALENDAR, WORKING_HOURS, night);

    expect(counted).toEqual(momentInAlmaty("2026-11-23", "09:00"));
  });

  it("by the hours that the operator keeps", () => {
    const hours = { opens: "08:00", closes: "17:00", lunchFrom: "12:00", lunchTo: "13:00" };
    const evening = momentInAlmaty("2026-11-23", "17:30");

    const moment = dueAt(WORKING_CALENDAR, hours, evening, 1);

    expect(moment).toEqual(momentInAlmaty("2026-11-25", "17:00"));
  });
});

it("says so when a calendar leaves no day to work", () => {
  const noDay = { daysOff: daysFrom("2026-01-01", 800), workingWeekends: [] };

  expect(() => addWorkingDays(noDay, momentInAlmaty("2026-01-01", "12:00"), 1)).toThrow(
    "no working day",
  );
});

function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) =>
    new Date(Date.parse(first) + i * 86_400_000).toISOString().slice(0, 10),
  );
}
