import type { Quantity } from "./items.js";
import type { Unit } from "./words.js";

export type Currency = "KZT" | "USD" | "EUR" | "RUB" | "CNY";

/** What an amount is counted in; "other" are people, tonnes, years: whatever is neither area nor money. */
export type Measure = "m2" | "other" | Currency;

export interface Measured {
  value: number;
  measure: Measure | undefined;
}

const SQUARE_METRES = {
  m2: 1,
  sotka: 100,
  hectare: 10_000,
  km2: 1_000_000,
  acre: 4_046.856_422_4,
  ft2: 0.092_903_04,
} as const;
// Below this a number without a unit is not taken for square metres.
export const FEWEST_BARE_M2 = 50;

/** Gives both ends of a range the unit and the thousands that were said once, at its end: "1-2 мың м²". */
export function measureEnds(
  first: Quantity,
  second: Quantity,
  loneUnit: Unit | undefined,
): [Measured, Measured] {
  const unit = second.unit ?? loneUnit ?? first.unit;
  const end = measure(second.value, unit);
  if (first.unit !== undefined || first === second) {
    return [measure(first.value, first.unit ?? unit), end];
  }

  const isScaleShared = first.scale === 1 && first.value < second.value / second.scale;
  const value = isScaleShared ? first.value * second.scale : first.value;
  // "500-1 га" goes up only when it begins with square metres.
  const isSmallUnit = value >= FEWEST_BARE_M2 && value > second.value && end.measure === "m2";
  return [measure(value, isSmallUnit ? "m2" : unit), end];
}

function measure(value: number, unit: Unit | undefined): Measured {
  if (unit === undefined) return { value, measure: undefined };
  return isAreaUnit(unit)
    ? { value: value * SQUARE_METRES[unit], measure: "m2" }
    : { value, measure: unit };
}

function isAreaUnit(unit: Unit): unit is keyof typeof SQUARE_METRES {
  return unit in SQUARE_METRES;
}
