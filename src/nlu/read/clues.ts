import type { Locale } from "../../i18n/locales.js";
import type { AreaWish } from "../amounts/areas.js";
import type { Quoted } from "./figures.js";
import type { Notions } from "./notions.js";

/** All that was recognised in a text, before anything is concluded from it. */
export interface Clues extends Notions {
  text: string;
  /** The language that it is written in, or the person's own. */
  locale: Locale;
  /** Written in English, and not in Kazakh or Russian typed in Latin letters. */
  isEnglish: boolean;
  years: readonly number[];
  /** Every number said. */
  values: readonly number[];
  /** Numbers that are known figures. */
  quoted: readonly Quoted[];
  wish: AreaWish | undefined;
  /** A number that is a size only where a place is asked for: «помещение 500». */
  bareWish: AreaWish | undefined;
  isLandSize: boolean;
  isQuestion: boolean;
}

export function quotes(clues: Clues, ...values: number[]): boolean {
  return clues.values.some((value) => values.includes(value));
}
