import { InlineKeyboard } from "grammy";
import type { Watch } from "../../../db/schema.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { placeButtons, wishWords } from "./place.view.js";
import type { PremisesInPark } from "../record/premises.repository.js";
import {
  originLine,
  parkName,
  premisesArea,
  premisesOffer,
  premisesState,
} from "../parks/premises.view.js";
import { ANY_PLACE, parseWish } from "./wish.js";

/** Tells somebody who waited that a place is free now. */
export function freedView(
  t: Translate,
  locale: Locale,
  { place, watch }: { place: PremisesInPark; watch: Pick<Watch, "id" | "wish"> },
) {
  const text = [
    originLine(t, [place]),
    t("place.freed", { wish: watchWords(t, locale, watch) }),
    t("place.card", {
      area: premisesArea(locale, place),
      park: parkName(locale, place.park_name),
      offer: premisesOffer(t, locale, place),
      state: premisesState(t, locale, place),
    }),
  ].join("\n\n");
  const keyboard = placeButtons(t, place)
    .row()
    .text(t("place.stop", plain), `watch:stop:${watch.id}:${place.id}`);
  return { text, reply_markup: keyboard };
}

/** A person's watches, each with its button to stop it. */
export function watchesView(t: Translate, locale: Locale, watches: readonly Watch[]) {
  const lines = watches.map((watch, i) =>
    t("place.watch-line", { n: i + 1, wish: watchWords(t, locale, watch) }),
  );
  const keyboard = new InlineKeyboard();
  watches.forEach(({ id }, i) => {
    keyboard.text(t("place.stop-nth", { n: i + 1, ...plain }), `watch:stop:${id}`).row();
  });
  keyboard.text(t("start.space", plain), "menu:space");
  const text =
    lines.length === 0
      ? t("place.no-watches")
      : [t("place.watches-heading"), lines.join("\n")].join("\n\n");
  return { text, reply_markup: keyboard };
}

export function watchWords(t: Translate, locale: Locale, { wish }: Pick<Watch, "wish">): string {
  return wishWords(t, locale, parseWish(wish) ?? ANY_PLACE);
}
