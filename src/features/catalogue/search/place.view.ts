import { InlineKeyboard } from "grammy";
import { formatArea, formatAreaRange, formatDate, formatNumber } from "../../../i18n/format.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import type { Fit, Miss } from "./match.js";
import type { PremisesInPark } from "../record/premises.repository.js";
import {
  originLine,
  parkName,
  premisesArea,
  premisesOffer,
  premisesState,
} from "../parks/premises.view.js";
import type { Wish } from "./wish.js";

/** A wish in words: "premises, from 500 m², with gas". Plain text. */
export function wishWords(t: Translate, locale: Locale, wish: Wish): string {
  const { what = "place", needs, powerKw, ceilingM, by } = wish;
  const utilities = needs.map((utility) => t(`place.utility.${utility}`, plain));
  return [
    t(`place.wish.${what}`, plain),
    ...areaWords(t, locale, wish),
    ...(utilities.length > 0
      ? [t("place.wish.needs", { list: utilities.join(", "), ...plain })]
      : []),
    ...(powerKw === undefined
      ? []
      : [t("place.wish.power", { kw: formatNumber(locale, powerKw), ...plain })]),
    ...(ceilingM === undefined
      ? []
      : [t("place.wish.ceiling", { m: formatNumber(locale, ceilingM), ...plain })]),
    ...(by === undefined ? [] : [t("place.wish.by", { date: formatDate(locale, by), ...plain })]),
  ].join(", ");
}

function areaWords(t: Translate, locale: Locale, { minM2: min, maxM2: max }: Wish): string[] {
  if (min !== undefined && max !== undefined) return [formatAreaRange(locale, { min, max })];
  if (min !== undefined) return [t("place.wish.from", { area: formatArea(locale, min), ...plain })];
  if (max === undefined) return [];
  return [t("place.wish.up-to", { area: formatArea(locale, max), ...plain })];
}

/** Why a place stands where it stands among those found: "does not fit: no rail siding, 80 m² smaller". */
export function fitWords(
  t: Translate,
  locale: Locale,
  { wish, place, fit }: { wish: Wish; place: PremisesInPark; fit: Fit },
): string {
  if (fit.misses.length === 0) return t("place.fits");
  const list = fit.misses.map((miss) => missWords(t, locale, wish, place, miss)).join(", ");
  return t("place.differs", { list });
}

function missWords(
  t: Translate,
  locale: Locale,
  wish: Wish,
  place: PremisesInPark,
  miss: Miss,
): string {
  const { area_m2: area, power_kw: kw, ceiling_m: m } = place;
  const size = (m2: number) => ({ area: formatArea(locale, m2), ...plain });
  switch (miss) {
    case "what":
      return t(`place.miss.${place.kind}`, plain);
    case "smaller":
      return t("place.miss.smaller", size((wish.minM2 ?? area) - area));
    case "larger":
      return t("place.miss.larger", size(area - (wish.maxM2 ?? area)));
    case "power":
      if (kw === null) return t("place.miss.power-unknown", plain);
      return t("place.miss.power", { kw: formatNumber(locale, kw), ...plain });
    case "ceiling":
      if (m === null) return t("place.miss.ceiling-unknown", plain);
      return t("place.miss.ceiling", { m: formatNumber(locale, m), ...plain });
    case "later":
      return t("parks.free-from", { date: formatDate(locale, place.free_from ?? ""), ...plain });
    case "gas":
    case "water":
    case "sewer":
    case "rail":
      return t(`place.miss.${miss}`, plain);
  }
}

/** One place, whole: under its photo, or alone. */
export function placeView(t: Translate, locale: Locale, place: PremisesInPark) {
  const text = [
    originLine(t, [place]),
    t("place.card", {
      area: premisesArea(locale, place),
      park: parkName(locale, place.park_name),
      offer: premisesOffer(t, locale, place),
      state: premisesState(t, locale, place),
    }),
  ].join("\n\n");
  return { text, reply_markup: placeButtons(t, place) };
}

/** What can be done with one place. */
export function placeButtons(
  t: Translate,
  { id, park_id, state }: Pick<PremisesInPark, "id" | "park_id" | "state">,
): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (state === "free") keyboard.text(t("place.apply", plain), `place:apply:${id}`).row();
  return keyboard.text(t("parks.map", plain), `parks:map:${park_id}`);
}
