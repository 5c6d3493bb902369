import type { InlineKeyboard } from "grammy";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { wishWords } from "./place.view.js";
import { encodeWish, type Wish } from "./wish.js";

export const STEPS = ["what", "area", "needs", "height", "when"] as const;
export type Step = (typeof STEPS)[number];

/** What every screen of the search knows. */
export interface Search {
  wish: Wish;
  /** All that is free. */
  free: number;
  /** Of it, what meets every wish. */
  fitting: number;
  /** Whether the catalogue is invented; it shows even when nothing was found. */
  isSample: boolean;
  /** How many watches the person has. */
  watches: number;
}

/** The way to one's watches, for those who have any. */
export function withWatches(
  t: Translate,
  keyboard: InlineKeyboard,
  { watches }: Search,
): InlineKeyboard {
  if (watches === 0) return keyboard;
  return keyboard.row().text(t("place.watches", { n: watches, ...plain }), "watch:list");
}

export function wishLine(t: Translate, locale: Locale, wish: Wish): string[] {
  return isAny(wish) ? [] : [t("place.you-want", { wish: wishWords(t, locale, wish) })];
}

export function isAny(wish: Wish): boolean {
  return encodeWish(wish) === "a";
}

/** A question of the search; the results after the last one. */
export function stepData(step: Step | undefined, wish: Wish): string {
  return step === undefined ? listData(0, wish) : `space:${step}:${encodeWish(wish)}`;
}

export function listData(page: number, wish: Wish): string {
  return `space:at:${page}:${encodeWish(wish)}`;
}
