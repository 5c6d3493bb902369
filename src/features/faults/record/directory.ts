import type { Locale } from "../../../i18n/locales.js";
import type { Category } from "../../../nlu/meaning.js";

/** Degrees. */
export interface Point {
  latitude: number;
  longitude: number;
}

export interface Named {
  id: string;
  name: Readonly<Record<Locale, string>>;
}

/** A thing of the zone that may fail, by name. */
export interface ZoneObject extends Named {
  category: Category;
  parkId: string | null;
  point: Point | null;
}

export interface SpecialChoice {
  value: string;
  name: Readonly<Record<Locale, string>>;
  /** Speaks of danger to life: the form stops and shows whom to call. */
  isDanger?: boolean;
}

/** A question that is asked in one category only; free words when there is nothing to choose from. */
export interface SpecialQuestion {
  /** `q-…`: the field of the form. */
  id: string;
  category: Category;
  ask: Readonly<Record<Locale, string>>;
  choices: readonly SpecialChoice[] | null;
}

/** What the form of a fault chooses from, as it stands in the database. */
export interface Directory {
  objects: readonly ZoneObject[];
  parks: readonly (Named & { point: Point })[];
  streets: readonly Named[];
  questions: readonly SpecialQuestion[];
  /** The zone's own duty phone; `null` until the operator gives one. */
  dutyPhone: string | null;
  zone: { centre: Point; radiusM: number };
}
