/** For runs that do something very often: they take as long as they take, and say themselves when they are stuck. */
export const LONG_RUN = { timeout: 24 * 3_600_000 };
