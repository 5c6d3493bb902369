/** For each trait a weight per class, in the order of `classes`; the row "" is what holds without any trait. */
export interface Weights<Class extends string = string> {
  classes: readonly Class[];
  rows: Readonly<Record<string, readonly number[]>>;
}

/** How likely each class is for a text with these traits: multinomial logistic regression. */
export function weigh<Class extends string>(
  { classes, rows }: Weights<Class>,
  traits: readonly string[],
): ReadonlyMap<Class, number> {
  const scale = scaleOf(traits.length);
  const sums = [...(rows[""] ?? [])];
  for (const trait of traits) {
    if (!Object.hasOwn(rows, trait)) continue;
    rows[trait]?.forEach((weight, k) => (sums[k] = (sums[k] ?? 0) + weight * scale));
  }
  const shares = softmax(sums);
  return new Map(classes.map((one, k) => [one, shares[k] ?? 0]));
}

/** A long letter has many traits, each of which says less. */
export function scaleOf(traits: number): number {
  return 2 / Math.sqrt(Math.max(1, traits));
}

export function softmax(sums: readonly number[]): number[] {
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const whole = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / whole);
}
