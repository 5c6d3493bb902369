import type { Park, Premises } from "../../../db/schema.js";
import {
  asOfBrief,
  formatArea,
  formatDate,
  formatMoney,
  formatNumber,
} from "../../../i18n/format.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";

/** Each is there or not; power is counted in kilowatts. */
export const SWITCHED_UTILITIES = ["gas", "water", "sewer", "rail"] as const;

/** What a place offers, in words: "60 kW; gas, water, sewer; ceiling 6 m". Plain text. */
export function premisesOffer(t: Translate, locale: Locale, premises: Premises): string {
  const utilities = SWITCHED_UTILITIES.filter((utility) => premises[utility] === 1);
  const { power_kw: powerKw, ceiling_m: ceilingM, price_kzt_m2: price } = premises;
  return [
    ...(premises.kind === "land" ? [t("parks.land", plain)] : []),
    ...(powerKw === null
      ? []
      : [t("parks.power", { kw: formatNumber(locale, powerKw), ...plain })]),
    utilities.length === 0
      ? t("parks.no-utilities", plain)
      : utilities.map((utility) => t(`parks.utility.${utility}`, plain)).join(", "),
    ...(ceilingM === null
      ? []
      : [t("parks.ceiling", { m: formatNumber(locale, ceilingM), ...plain })]),
    ...(price === null ? [] : [t("parks.price", { money: formatMoney(locale, price), ...plain })]),
  ].join("; ");
}

/** Whether the place is free, since when, and on which day that was so. Plain text. */
export function premisesState(t: Translate, locale: Locale, premises: Premises): string {
  const { state, free_from: freeFrom, as_of: asOfDay } = premises;
  const word =
    state === "free" && freeFrom !== null && freeFrom > asOfDay
      ? t("parks.free-from", { date: formatDate(locale, freeFrom), ...plain })
      : t(`parks.premises-state.${state}`, plain);
  return `${word} (${asOfBrief(locale, asOfDay)})`;
}

export function premisesArea(locale: Locale, premises: Premises): string {
  return formatArea(locale, premises.area_m2);
}

/** The park's name from its JSON: plain text. */
export function parkName(locale: Locale, json: string): string {
  return (JSON.parse(json) as Record<Locale, string>)[locale];
}

/** Stands on every screen: that the rows are invented, or whose catalogue they come from. */
export function originLine(t: Translate, rows: readonly Pick<Park, "sample">[]): string {
  return rows.some((row) => row.sample === 1) ? t("parks.sample") : t("parks.source");
}
