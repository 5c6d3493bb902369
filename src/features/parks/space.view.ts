import { InlineKeyboard } from "grammy";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import { AREA_FILTERS, type AreaFilter } from "./area-filter.js";
import type { FreePremises } from "./premises.repository.js";
import {
  originLine,
  parkName,
  premisesArea,
  premisesOffer,
  premisesState,
} from "./premises.view.js";

/** On one screen of a telephone. */
export const PREMISES_A_PAGE = 5;

const BUTTONS_A_ROW = 2;

interface SpacePage {
  filter: AreaFilter;
  found: readonly FreePremises[];
  count: number;
  /** Counts from 0. */
  page: number;
  pages: number;
  /** Whether the catalogue is invented; it shows even when nothing was found. */
  isSample: boolean;
}

/** Free premises of the size asked for, a page at a time, with the sizes as buttons. */
export function spaceView(t: Translate, locale: Locale, space: SpacePage) {
  const { filter, found, count, page, pages } = space;
  const heading = [
    pages > 1 ? t("parks.space.page", { page: page + 1, of: pages }) : t("parks.space.heading"),
    t("parks.space.found", { size: t(`parks.size.${filter}`, plain), n: count }),
  ].join("\n");
  const text = [
    originLine(t, [{ sample: space.isSample ? 1 : 0 }, ...found]),
    heading,
    ...(found.length === 0
      ? [t("parks.space.none")]
      : found.map((one) => freeBlock(t, locale, one))),
  ].join("\n\n");
  return { text, reply_markup: spaceButtons(t, space) };
}

function freeBlock(t: Translate, locale: Locale, one: FreePremises): string {
  return t("parks.space.line", {
    area: premisesArea(locale, one),
    park: parkName(locale, one.park_name),
    offer: premisesOffer(t, locale, one),
    state: premisesState(t, locale, one),
  });
}

function spaceButtons(t: Translate, { filter: chosen, page, pages }: SpacePage): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  (Object.keys(AREA_FILTERS) as AreaFilter[]).forEach((filter, i) => {
    // "Any" has a row of its own, the sizes stand in pairs.
    if (i % BUTTONS_A_ROW === 1) keyboard.row();
    const size = t(`parks.size.${filter}`, plain);
    keyboard.text(filter === chosen ? `✓ ${size}` : size, `space:${filter}:0`);
  });
  if (pages > 1) keyboard.row();
  if (page > 0) keyboard.text("‹", `space:${chosen}:${page - 1}`);
  if (page < pages - 1) keyboard.text("›", `space:${chosen}:${page + 1}`);
  return keyboard.row().text(t("start.apply", plain), "menu:apply");
}
