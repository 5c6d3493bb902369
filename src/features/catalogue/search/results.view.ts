import { InlineKeyboard } from "grammy";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import type { Fit } from "./match.js";
import { fitWords } from "./place.view.js";
import type { PremisesInPark } from "../record/premises.repository.js";
import {
  originLine,
  parkName,
  premisesArea,
  premisesOffer,
  premisesState,
} from "../parks/premises.view.js";
import { isAny, listData, type Search, stepData, wishLine, withWatches } from "./search.view.js";
import { encodeWish } from "./wish.js";

/** On one screen of a telephone. */
export const PLACES_A_PAGE = 5;

const NUMBERS_A_ROW = 3;

interface Results extends Search {
  /** Best first. */
  found: readonly { place: PremisesInPark; fit: Fit }[];
  /** Counts from 0. */
  page: number;
  pages: number;
}

/** What is free, best fit first, each with the reason why it stands there. */
export function resultsView(t: Translate, locale: Locale, results: Results) {
  const { wish, found, page, pages } = results;
  const first = page * PLACES_A_PAGE + 1;
  const blocks = found.map(({ place, fit }, i) =>
    [
      t("place.line", {
        n: first + i,
        area: premisesArea(locale, place),
        park: parkName(locale, place.park_name),
        offer: premisesOffer(t, locale, place),
        state: premisesState(t, locale, place),
      }),
      ...(isAny(wish) ? [] : [fitWords(t, locale, { wish, place, fit })]),
    ].join("\n"),
  );
  const heading = t("place.free");
  const text = [
    originLine(t, [{ sample: results.isSample ? 1 : 0 }, ...found.map(({ place }) => place)]),
    [
      pages > 1 ? `${heading} · ${page + 1}/${pages}` : heading,
      ...wishLine(t, locale, wish),
      countLine(t, results),
    ].join("\n"),
    ...blocks,
  ].join("\n\n");
  return { text, reply_markup: resultButtons(t, locale, results) };
}

function countLine(t: Translate, { wish, free, fitting }: Search): string {
  if (free === 0) return t("place.count.nothing");
  if (isAny(wish)) return t("place.count.all", { n: free });
  if (fitting === 0) return t("place.count.none", { of: free });
  return t("place.count.some", { n: fitting, of: free });
}

function resultButtons(t: Translate, locale: Locale, results: Results): InlineKeyboard {
  const { wish, found, page, pages } = results;
  const keyboard = new InlineKeyboard();
  found.forEach(({ place }, i) => {
    if (i > 0 && i % NUMBERS_A_ROW === 0) keyboard.row();
    const number = page * PLACES_A_PAGE + i + 1;
    keyboard.text(`${number}. ${premisesArea(locale, place)}`, `place:open:${place.id}`);
  });
  keyboard.row();
  if (page > 0) keyboard.text("‹", listData(page - 1, wish));
  if (page < pages - 1) keyboard.text("›", listData(page + 1, wish));
  keyboard
    .row()
    .text(t("place.watch", plain), `watch:add:${encodeWish(wish)}`)
    .row()
    .text(t("place.change", plain), stepData("what", wish))
    .text(t("start.apply", plain), "menu:apply");
  return withWatches(t, keyboard, results);
}
