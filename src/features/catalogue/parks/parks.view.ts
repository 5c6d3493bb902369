import { InlineKeyboard } from "grammy";
import { menuPress } from "../../../router/menu.press.js";
import { parkPress } from "./park.press.js";
import type { Park, Premises } from "../../../db/schema.js";
import { asOf, formatArea } from "../../../i18n/format.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import type { ParkTotals } from "../record/park.repository.js";
import {
  originLine,
  parkName,
  premisesArea,
  premisesOffer,
  premisesState,
} from "./premises.view.js";

/** On one screen of a telephone. */
export const PARKS_A_PAGE = 5;

const MOST_FREE_LINES = 4;

interface ParkPage {
  parks: readonly Park[];
  totals: readonly ParkTotals[];
  /** Counts from 0. */
  page: number;
  pages: number;
}

/** A page of the catalogue; each park is a button. */
export function parksView(t: Translate, locale: Locale, { parks, totals, page, pages }: ParkPage) {
  const lines = parks.map((park) =>
    t("parks.line", {
      name: parkName(locale, park.name),
      area: formatArea(locale, park.area_m2),
      state: t(`parks.state.${park.state}`, plain),
    }),
  );
  const [first] = parks;
  const text = [
    originLine(t, parks),
    [
      t("parks.heading", { page: page + 1, of: pages }),
      ...totals.map(({ state, count, areaM2 }) =>
        t(`parks.total.${state}`, { n: count, area: formatArea(locale, areaM2) }),
      ),
    ].join("\n"),
    [...lines, ...(first ? [t("parks.as-of", { asOf: asOf(locale, first.as_of) })] : [])].join(
      "\n",
    ),
  ].join("\n\n");
  return { text, reply_markup: parkButtons(t, locale, { parks, page, pages }) };
}

function parkButtons(
  t: Translate,
  locale: Locale,
  { parks, page, pages }: Pick<ParkPage, "parks" | "page" | "pages">,
): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const park of parks) {
    keyboard.text(parkName(locale, park.name), parkPress.open.data(page, park.id)).row();
  }
  if (page > 0) keyboard.text("‹", parkPress.list.data(page - 1));
  if (page < pages - 1) keyboard.text("›", parkPress.list.data(page + 1));
  if (pages > 1) keyboard.row();
  return keyboard
    .text(t("start.space", plain), menuPress.space.data())
    .row()
    .text(t("parks.figures", plain), "stats:parks");
}

/** One park: what it is, how it is let, and what is free in it now. */
export function parkView(
  t: Translate,
  locale: Locale,
  { park, premises, page }: { park: Park; premises: readonly Premises[]; page: number },
) {
  const free = premises.filter((one) => one.state === "free");
  const freeLines = free.slice(0, MOST_FREE_LINES).map((one) =>
    t("parks.free-line", {
      area: premisesArea(locale, one),
      offer: premisesOffer(t, locale, one),
      state: premisesState(t, locale, one),
    }),
  );
  const text = [
    originLine(t, [park, ...premises]),
    [
      t("parks.park", { name: parkName(locale, park.name) }),
      t("parks.park-state", { state: t(`parks.state.${park.state}`, plain) }),
      t("parks.park-area", { area: formatArea(locale, park.area_m2) }),
      t("parks.premises", { n: premises.length, free: free.length }),
      t("parks.as-of", { asOf: asOf(locale, park.as_of) }),
    ].join("\n"),
    ...(freeLines.length > 0 ? [freeLines.join("\n")] : []),
  ].join("\n\n");
  const keyboard = new InlineKeyboard().text(t("parks.map", plain), parkPress.map.data(park.id));
  if (free.length > 0) keyboard.row().text(t("start.apply", plain), menuPress.apply.data());
  keyboard.row().text(t("parks.back", plain), parkPress.list.data(page));
  return { text, reply_markup: keyboard };
}
