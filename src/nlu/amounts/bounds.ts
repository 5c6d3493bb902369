import type { Item, Quantity } from "./items.js";

export type Bound = "exact" | "min" | "max" | "range";

export type ShapeProblem = "not-a-number" | "looks-like-question" | "negative" | "several-numbers";

/** One quantity with what was said about it, or the two ends of a range. */
export interface Shape {
  bound: Bound;
  ends: readonly [Quantity] | readonly [Quantity, Quantity];
}

/** Finds out what the quantities of a text are to each other, or why they make no single amount. */
export function findShape(items: readonly Item[]): Shape | ShapeProblem {
  const quantities = items.filter((item) => item.kind === "quantity");
  const [first, second] = quantities;
  if (items.some((item) => item.kind === "question")) return "looks-like-question";
  if (!first || quantities.some(({ value }) => Number.isNaN(value))) return "not-a-number";
  if (quantities.some(({ isNegative }) => isNegative)) return "negative";
  if (quantities.length > 2) return "several-numbers";
  if (!second) return { bound: findBound(items), ends: [first] };
  return isRange(items, first, second)
    ? { bound: "range", ends: [first, second] }
    : "several-numbers";
}

/** A word for the limit wins over the ending: "500-ден аз" is at most 500. */
function findBound(items: readonly Item[]): Bound {
  const kinds = new Set(items.map(({ kind }) => kind));
  if (kinds.has("max")) return "max";
  return kinds.has("min") || kinds.has("from") ? "min" : "exact";
}

function isRange(items: readonly Item[], first: Quantity, second: Quantity): boolean {
  const from = items.indexOf(first);
  const to = items.indexOf(second);
  const between = items.slice(from + 1, to).map(({ kind }) => kind);
  const around = items.map(({ kind }) => kind);
  if (between.includes("to") || between.includes("max") || between.includes("from")) return true;
  const isPaired = around.includes("between") || around.includes("min");
  return between.includes("and") && isPaired;
}
