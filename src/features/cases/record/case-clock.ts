import {
  beginTerm,
  extendTerm,
  minutesLeft,
  resumeTerm,
  type Term,
  type WorkTime,
} from "../../../calendar/term.js";
import type { Case } from "../../../db/schema.js";
import { isFinal } from "./case-state.js";

/** What a case keeps of its clock: it runs (`due_at`), waits for the person (`left_minutes`), or has ended. */
export type Clock = Pick<
  Case,
  "due_at" | "warn_at" | "term_minutes" | "left_minutes" | "warned_at" | "late_at"
>;

const MINUTE_MS = 60_000;

export const NO_CLOCK: Clock = {
  due_at: null,
  warn_at: null,
  term_minutes: null,
  left_minutes: null,
  warned_at: null,
  late_at: null,
};

export function beginClock(time: WorkTime, now: Date, workingDays: number): Clock {
  return running(beginTerm(time, now, workingDays));
}

/** Stops the clock while we wait for the person; stopping it twice is stopping it once. */
export function pauseClock(time: WorkTime, now: Date, clock: Clock): Clock {
  if (clock.due_at === null) return clockOf(clock);
  const left_minutes = minutesLeft(time, now, new Date(clock.due_at));
  return { ...NO_CLOCK, term_minutes: clock.term_minutes, left_minutes };
}

/** Goes on with what was left. A clock that runs or has ended stays as it is. */
export function resumeClock(time: WorkTime, now: Date, clock: Clock): Clock {
  if (clock.left_minutes === null) return clockOf(clock);
  const left = clock.left_minutes;
  return running(resumeTerm(time, now, { left, minutes: clock.term_minutes ?? left }));
}

/** A new promise instead of one that will not be kept. A clock that does not run has none. */
export function extendClock(time: WorkTime, now: Date, clock: Clock, days: number): Clock {
  if (clock.due_at === null) return clockOf(clock);
  return running(extendTerm(time, now, new Date(clock.due_at), days));
}

/** An urgent case is promised by the hour, day and night. */
export function beginUrgentClock(now: Date, hours: number): Clock {
  const minutes = hours * 60;
  return runningUntil(now, { left: minutes, minutes });
}

export function pauseUrgentClock(now: Date, clock: Clock): Clock {
  if (clock.due_at === null) return clockOf(clock);
  const left_minutes = Math.max(0, Math.floor((Date.parse(clock.due_at) - +now) / MINUTE_MS));
  return { ...NO_CLOCK, term_minutes: clock.term_minutes, left_minutes };
}

export function resumeUrgentClock(now: Date, clock: Clock): Clock {
  if (clock.left_minutes === null) return clockOf(clock);
  const left = clock.left_minutes;
  return runningUntil(now, { left, minutes: clock.term_minutes ?? left });
}

function runningUntil(now: Date, { left, minutes }: { left: number; minutes: number }): Clock {
  const unwarned = Math.max(0, left - Math.round(minutes / 4));
  const after = (count: number) => new Date(now.getTime() + count * MINUTE_MS);
  return running({ dueAt: after(left), warnAt: after(unwarned), minutes });
}

export function isPaused(of: Pick<Case, "left_minutes">): boolean {
  return of.left_minutes !== null;
}

export function isLate(of: Pick<Case, "due_at" | "state">, now: Date): boolean {
  return of.due_at !== null && new Date(of.due_at) <= now && !isFinal(of);
}

function clockOf({
  due_at,
  warn_at,
  term_minutes,
  left_minutes,
  warned_at,
  late_at,
}: Clock): Clock {
  return { due_at, warn_at, term_minutes, left_minutes, warned_at, late_at };
}

/** Each promise has a warning and a word of lateness of its own. */
function running({ dueAt, warnAt, minutes }: Term): Clock {
  return {
    ...NO_CLOCK,
    due_at: dueAt.toISOString(),
    warn_at: warnAt.toISOString(),
    term_minutes: minutes,
  };
}
