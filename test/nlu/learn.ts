import { scaleOf, softmax, type Weights } from "../../src/nlu/learnt/weigh.js";

export interface Sample {
  traits: readonly string[];
  label: string;
}

const ROUNDS = 300;
const STEP = 0.05;
const DECAY = 5e-5;
const FEWEST_TEXTS = 2;
const LEAST_WEIGHT = 0.05;

/** One weight on its way down the slope, by Adam (Kingma and Ba, 2014). */
interface Weight {
  value: number;
  slope: number;
  mean: number;
  variance: number;
}

/**
 * Learns weights from labelled texts; the same samples in the same order give the same weights. A trait seen in one
 * text only is left out: it would be that text, not a habit of many.
 */
export function learn(samples: readonly Sample[]): Weights {
  const classes = [...new Set(samples.map(({ label }) => label))].sort();
  const rows = new Map<string, Weight[]>();
  for (const trait of ["", ...listCommon(samples)]) rows.set(trait, classes.map(weight));
  const texts = samples.map(({ traits, label }) => ({
    scale: scaleOf(traits.length),
    // What holds without any trait weighs the same in a long text.
    always: rows.get("") ?? [],
    given: traits.flatMap((trait) => [rows.get(trait) ?? []]),
    target: classes.indexOf(label),
  }));

  for (let round = 1; round <= ROUNDS; round++) {
    for (const { scale, always, given, target } of texts) {
      const sums = always.map(({ value }) => value);
      for (const row of given)
        row.forEach(({ value }, k) => (sums[k] = (sums[k] ?? 0) + value * scale));
      const errors = softmax(sums).map(
        (share, k) => (share - (k === target ? 1 : 0)) / samples.length,
      );
      always.forEach((one, k) => (one.slope += errors[k] ?? 0));
      for (const row of given) row.forEach((one, k) => (one.slope += (errors[k] ?? 0) * scale));
    }
    for (const row of rows.values()) for (const one of row) descend(one, round);
  }
  return { classes, rows: rounded(rows) };
}

function listCommon(samples: readonly Sample[]): string[] {
  const counts = new Map<string, number>();
  for (const { traits } of samples) {
    for (const trait of traits) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  }
  return [...counts.keys()].filter((trait) => (counts.get(trait) ?? 0) >= FEWEST_TEXTS).sort();
}

function weight(): Weight {
  return { value: 0, slope: 0, mean: 0, variance: 0 };
}

function descend(one: Weight, round: number): void {
  const slope = one.slope + DECAY * one.value;
  one.slope = 0;
  one.mean = 0.9 * one.mean + 0.1 * slope;
  one.variance = 0.999 * one.variance + 0.001 * slope * slope;
  const spread = Math.sqrt(one.variance / (1 - 0.999 ** round)) + 1e-8;
  one.value -= (STEP * one.mean) / (1 - 0.9 ** round) / spread;
}

/** Two digits are enough, and a trait that hardly weighs is left out. */
function rounded(rows: ReadonlyMap<string, readonly Weight[]>): Record<string, number[]> {
  const kept = [...rows].filter(
    ([trait, row]) => trait === "" || row.some(({ value }) => Math.abs(value) >= LEAST_WEIGHT),
  );
  return Object.fromEntries(
    kept.map(([trait, row]) => [trait, row.map(({ value }) => Number(value.toFixed(2)))]),
  );
}
