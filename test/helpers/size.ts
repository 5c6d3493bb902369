/**
 * How often the long runs repeat what they do: `small` is for every run of the tests, `middle` goes before them in CI,
 * `large` is `npm run proof`.
 */
const SIZES = {
  small: {
    ...{ formKills: 12, reportKills: 4, repairKills: 4, applicants: 4 },
    ...{ residents: 150, orders: 1_000, lives: 30, monkeySteps: 200 },
  },
  middle: {
    ...{ formKills: 40, reportKills: 12, repairKills: 12, applicants: 12 },
    ...{ residents: 400, orders: 3_000, lives: 90, monkeySteps: 600 },
  },
  large: {
    ...{ formKills: 1_000, reportKills: 300, repairKills: 300, applicants: 60 },
    ...{ residents: 1_000, orders: 10_000, lives: 1_000, monkeySteps: 6_000 },
  },
};

export const size = SIZES[readSize(process.env.PROOF ?? "small")];

/** A run is repeated by its seed, `SEED=…`, at the same size. */
export const SEED = seedOr(Date.now() % 1_000_000);

/** For runs that go the same way each time, unless a seed is given. */
export function seedOr(usual: number): number {
  return Number(process.env.SEED ?? usual);
}

/** For runs that do something very often: they take as long as they take, and say themselves when they are stuck. */
export const LONG_RUN = { timeout: 24 * 3_600_000 };

function readSize(name: string): keyof typeof SIZES {
  if (name in SIZES) return name as keyof typeof SIZES;
  throw new Error(`PROOF is ${Object.keys(SIZES).join(", ")}, not ${name}`);
}
