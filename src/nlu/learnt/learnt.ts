import type { Category, Meaning } from "../meaning.js";
import { weigh, type Weights } from "./weigh.js";
import weights from "./weights.json" with { type: "json" };

export type Kind = Meaning["kind"];

const kinds = weights.kinds as unknown as Weights<Kind>;
const categories = weights.categories as unknown as Weights<Category>;

/** How likely people who write so want each kind of thing; sums to 1. */
export function weighKinds(traits: readonly string[]): ReadonlyMap<Kind, number> {
  return weigh(kinds, traits);
}

/** How likely each category is, should the text report a fault; sums to 1. */
export function weighCategories(traits: readonly string[]): ReadonlyMap<Category, number> {
  return weigh(categories, traits);
}
