import type { Premises } from "../../../db/schema.js";
import type { Utility } from "../../../nlu/meaning.js";
import type { Wish } from "./wish.js";

/** In what a place differs from a wish. */
export type Miss = "what" | "smaller" | "larger" | "ceiling" | "later" | Utility;

export interface Fit {
  /** Empty when every wish is met. */
  misses: readonly Miss[];
  /** How far the area lies outside the wish, as a share of the larger of the two: 0 when it is inside. */
  gap: number;
}

/** What is weighed of a place. */
export type Place = Pick<
  Premises,
  | "id"
  | "kind"
  | "area_m2"
  | "power_kw"
  | "gas"
  | "water"
  | "sewer"
  | "rail"
  | "ceiling_m"
  | "free_from"
>;

/** How well a place answers a wish on a day. What the catalogue does not say of a place is not taken for granted. */
export function fitOf(wish: Wish, place: Place, today: string): Fit {
  const misses: Miss[] = [];
  if (wish.what !== undefined && place.kind !== wish.what) misses.push("what");
  const { minM2 = 0, maxM2 = Infinity } = wish;
  if (place.area_m2 < minM2) misses.push("smaller");
  else if (place.area_m2 > maxM2) misses.push("larger");
  misses.push(...missingUtilities(wish, place));
  if (wish.ceilingM !== undefined && (place.ceiling_m ?? 0) < wish.ceilingM) misses.push("ceiling");
  if (wish.by !== undefined && isLater(place.free_from, wish.by, today)) misses.push("later");
  return { misses, gap: areaGap(place.area_m2, minM2, maxM2) };
}

/** Best first; a place that meets every wish always stands above one that misses any. */
export function rankPlaces<T extends Place>(wish: Wish, places: readonly T[], today: string) {
  return places
    .map((place) => ({ place, fit: fitOf(wish, place, today) }))
    .sort((a, b) => compare(weigh(a), weigh(b)) || compareIds(a.place.id, b.place.id));
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Land for a workshop or a workshop for land is the worst miss of all. */
function weigh({ place, fit }: { place: Place; fit: Fit }): readonly number[] {
  const isOtherKind = fit.misses.includes("what") ? 1 : 0;
  return [isOtherKind, fit.misses.length, fit.gap, place.area_m2];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((weight, i) => weight !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function missingUtilities(wish: Wish, place: Place): Utility[] {
  const needs = new Set<Utility>(wish.needs);
  if (wish.powerKw !== undefined) needs.add("power");
  return [...needs].filter((utility) =>
    utility === "power"
      ? place.power_kw === null || place.power_kw < Math.max(wish.powerKw ?? 1, 1)
      : place[utility] === 0,
  );
}

/** A day that has passed meanwhile stands for today. */
function isLater(freeFrom: string | null, by: string, today: string): boolean {
  return freeFrom !== null && freeFrom > (by > today ? by : today);
}

function areaGap(area: number, min: number, max: number): number {
  if (area < min) return (min - area) / min;
  return area > max ? (area - max) / area : 0;
}
