import type { Locale } from "../../i18n/locales.js";
import type { Item, Quantity } from "./items.js";
import { readItems } from "./items.js";
import { FEWEST_BARE_M2, measureEnds } from "./measure.js";
import { tokenize } from "./tokens.js";
import { isPublishedArea } from "../read/published.js";

export interface AreaWish {
  minArea?: number;
  maxArea?: number;
}

export interface Amounts {
  /** Every number said, with thousands and millions multiplied out. */
  values: readonly number[];
  wish: AreaWish | undefined;
  /** A size said with no unit, which is one only where a place is asked for: «нужно помещение 500». */
  bareWish: AreaWish | undefined;
  /** Said in hectares or sotkas, which only land is. */
  isLand: boolean;
}

const AREA_UNITS: ReadonlySet<string> = new Set(["m2", "sotka", "hectare", "km2", "acre", "ft2"]);
const LAND_UNITS: ReadonlySet<string> = new Set(["sotka", "hectare", "acre", "km2"]);
const SMALLEST_M2 = 10;
const HECTARE_M2 = 10_000;

/** Reads the numbers of a free text: all their values, and the size of a place that is wished for. */
export function readAmounts(text: string, locale: Locale): Amounts {
  const items = readItems(tokenize(text), locale);
  const values = items.flatMap((item, i) =>
    item.kind === "quantity" && !isSize(items, i) ? [item.value] : [],
  );
  const at = items.findIndex((item, i) => item.kind === "quantity" && isSize(items, i));
  const bareAt = items.findIndex(
    (item) => item.kind === "quantity" && item.unit === undefined && isLikelySize(item.value),
  );
  const size = items[at];
  const isLand = size?.kind === "quantity" && LAND_UNITS.has(size.unit ?? "");
  return {
    values,
    wish: at < 0 ? readSingleHectare(items) : readWish(items, at),
    bareWish: bareAt < 0 ? undefined : readWish(items, bareAt),
    isLand: isLand || (at < 0 && readSingleHectare(items) !== undefined),
  };
}

/** "От гектара", «хотя бы гектар»: one, without its number. */
function readSingleHectare(items: readonly Item[]): AreaWish | undefined {
  const at = items.findIndex((item) => item.kind === "unit" && item.unit === "hectare");
  return at > 0 && items[at - 1]?.kind === "min" ? { minArea: HECTARE_M2 } : undefined;
}

function isLikelySize(value: number): boolean {
  const isYear = value >= 1990 && value <= 2040;
  return value >= FEWEST_BARE_M2 && value <= 100_000 && !isYear && !isPublishedArea(value);
}

function isSize(items: readonly Item[], at: number): boolean {
  const item = items[at];
  if (item?.kind !== "quantity" || Number.isNaN(item.value)) return false;
  const unit = item.unit ?? unitBefore(items, at);
  if (unit === undefined || !AREA_UNITS.has(unit)) return false;
  const [size] = measureEnds({ ...item, unit }, { ...item, unit }, undefined);
  return size.value >= SMALLEST_M2 && !isPublishedArea(size.value);
}

/** "Квадратов 250", «метров на 80». */
function unitBefore(items: readonly Item[], at: number): Quantity["unit"] {
  const [near, far] = [items[at - 1], items[at - 2]];
  if (near?.kind === "unit") return near.unit;
  return near?.kind === "filler" && far?.kind === "unit" ? far.unit : undefined;
}

function readWish(items: readonly Item[], at: number): AreaWish {
  const size = items[at] as Quantity;
  const unit =
    items[at - 1]?.kind === "unit" ? (items[at - 1] as { unit: Quantity["unit"] }).unit : undefined;
  const other = findOtherEnd(items, at);
  if (other) {
    const [first, second] = other.at < at ? [other.end, size] : [size, other.end];
    const ends = measureEnds(first, second, unit).map(({ value }) => value);
    return { minArea: Math.round(Math.min(...ends)), maxArea: Math.round(Math.max(...ends)) };
  }
  const [{ value }] = measureEnds(size, size, size.unit ?? unit ?? "m2");
  return isAtMost(items, at) ? { maxArea: Math.round(value) } : { minArea: Math.round(value) };
}

/** The number that makes a range with this one, right before or after it. */
function findOtherEnd(items: readonly Item[], at: number) {
  for (const step of [-1, 1]) {
    let isJoined = false;
    for (let i = at + step; i >= 0 && i < items.length && Math.abs(i - at) <= 4; i += step) {
      const item = items[i];
      if (item?.kind === "quantity") {
        if (isJoined && item.value !== 0 && canPair(item)) return { end: item, at: i };
        break;
      }
      if (item?.kind === "other" || item?.kind === "question") break;
      isJoined ||=
        item?.kind === "to" || item?.kind === "from" || isLimit(items, i) || isAnd(items, i);
    }
  }
  return undefined;
}

function canPair({ unit, value }: Quantity): boolean {
  return !Number.isNaN(value) && (unit === undefined || AREA_UNITS.has(unit));
}

/** "от 500 ДО 700", "600-ден 800-ге ДЕЙІН": a limit between two numbers. */
function isLimit(items: readonly Item[], at: number): boolean {
  return items[at]?.kind === "max";
}

function isAnd(items: readonly Item[], at: number): boolean {
  if (items[at]?.kind !== "and") return false;
  return items.some((item) => item.kind === "between" || item.kind === "min");
}

function isAtMost(items: readonly Item[], at: number): boolean {
  for (const step of [-1, 1]) {
    for (let i = at + step; i >= 0 && i < items.length && Math.abs(i - at) <= 3; i += step) {
      const kind = items[i]?.kind;
      if (kind === "max") return true;
      if (kind === "min" || kind === "quantity" || kind === "other") break;
    }
  }
  return false;
}
