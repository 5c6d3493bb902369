/**
 * 2026 as announced, with the holidays moved from weekends. 30 August is a working day since the Constitution
 * of 15 March 2026.
 */
const DAYS_OFF_2026 = [
  ...["2026-01-01", "2026-01-02", "2026-01-07", "2026-03-08", "2026-03-09", "2026-03-21"],
  ...["2026-03-22", "2026-03-23", "2026-03-24", "2026-03-25", "2026-05-01", "2026-05-07"],
  ...["2026-05-09", "2026-05-11", "2026-05-27", "2026-07-06", "2026-10-25", "2026-10-26"],
  "2026-12-16",
];

/**
 * 2027 by the rule of the law, to be compared with the government's calendar when that appears: a holiday on a
 * weekend moves to the next working day, 7 January and Kurban-ait (about 16 May) do not.
 */
const DAYS_OFF_2027 = [
  ...["2027-01-01", "2027-01-02", "2027-01-04", "2027-01-07", "2027-03-08", "2027-03-15"],
  ...["2027-03-21", "2027-03-22", "2027-03-23", "2027-03-24", "2027-05-01", "2027-05-03"],
  ...["2027-05-07", "2027-05-09", "2027-05-10", "2027-05-16", "2027-07-06", "2027-10-25"],
  "2027-12-16",
];

/** Days off of the years that are known, the moved ones among them; the operator may replace them by setting. */
export const DAYS_OFF: readonly string[] = [...DAYS_OFF_2026, ...DAYS_OFF_2027];
