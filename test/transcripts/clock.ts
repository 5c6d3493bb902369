import { onTestFinished, vi } from "vitest";

/** A Tuesday, ten in the morning in Almaty. */
const BEGINNING = "2026-12-01T05:00:00Z";
const MINUTE_MS = 60_000;
/** More than the commits of one round of housekeeping need, each of which takes a turn or two. */
const TURNS = 300;

/** Stops the clock, and with it the housekeeping: both move only when the test says so. */
export function stopClock(): void {
  vi.useFakeTimers({
    toFake: ["Date", "setInterval", "clearInterval"],
    now: new Date(BEGINNING),
  });
  onTestFinished(() => void vi.useRealTimers());
}

export function moveClock(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

/** Moves the clock, and lets the program look at it once as it does each minute. */
export async function keepHouseAfter(ms: number): Promise<void> {
  moveClock(ms - MINUTE_MS);
  vi.advanceTimersByTime(MINUTE_MS);
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
}
