import { number, oneOf, optional, press } from "../../router/press.js";
import { THEMES } from "./theme.js";

export const statsPress = {
  themes: press("stats:menu"),
  /** Pages count from 0; without one the theme opens, with its picture where it has one. */
  theme: press("stats", oneOf(...THEMES), optional(number)),
};
