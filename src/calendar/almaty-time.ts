/**
 * Hours ahead of UTC in all of Kazakhstan since 1 March 2024. Written down here and not asked of `Intl`, whose
 * time-zone table comes with Node and says +6 where it is older than that change.
 */
const HOURS_AHEAD = 5;
const HOUR_MS = 3_600_000;

/** Day of Almaty at a moment: `2026-11-21`. */
export function almatyDate(moment: Date): string {
  return almatyClock(moment).slice(0, 10);
}

/** Time of day in Almaty, to the minute: `14:05`. */
export function almatyTime(moment: Date): string {
  return almatyClock(moment).slice(11, 16);
}

/** The year that a case number takes; it turns at midnight in Almaty, five hours before UTC. */
export function almatyYear(moment: Date): number {
  return Number(almatyClock(moment).slice(0, 4));
}

/** The moment when clocks in Almaty show a time on a day: `momentInAlmaty("2026-11-21", "18:00")`. */
export function momentInAlmaty(isoDate: string, time: string): Date {
  const moment = new Date(Date.parse(`${isoDate}T${time}:00Z`) - HOURS_AHEAD * HOUR_MS);
  if (Number.isNaN(moment.getTime())) throw new Error(`No such moment: "${isoDate}" at "${time}"`);
  return moment;
}

/** Whether a text is a day that the calendar has: `2026-11-31` would roll over into December. */
export function isDay(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && moment.toJSON()?.slice(0, 10) === text;
}

function almatyClock(moment: Date): string {
  return new Date(moment.getTime() + HOURS_AHEAD * HOUR_MS).toISOString();
}
