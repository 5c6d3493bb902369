import type { Premises } from "../../db/schema.js";
import { formatArea } from "../../i18n/format.js";
import { LOCALES, type Locale } from "../../i18n/locales.js";
import type { ApplicationAnswers } from "./application-answers.js";

/** What a place of the catalogue answers of an application that is made for it. */
export function placeAnswers(
  place: Pick<Premises, "id" | "kind" | "area_m2"> & { park_name: string },
): Pick<ApplicationAnswers, "area" | "track"> & Required<Pick<ApplicationAnswers, "place">> {
  const park = JSON.parse(place.park_name) as Record<Locale, string>;
  const names = LOCALES.map((locale) => [
    locale,
    `${park[locale]}, ${formatArea(locale, place.area_m2)}, ${place.id}`,
  ]);
  const isLand = place.kind === "land";
  return {
    place: { premisesId: place.id, name: Object.fromEntries(names) as Record<Locale, string> },
    area: { min: place.area_m2, max: place.area_m2, ...(isLand && { isLand }) },
    track: isLand ? "land" : "park",
  };
}
