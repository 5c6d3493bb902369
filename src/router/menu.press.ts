import { press } from "./press.js";

/** The buttons of the menu, which stand under many other screens too. */
export const menuPress = {
  open: press("menu:open"),
  parks: press("menu:parks"),
  space: press("menu:space"),
  stats: press("menu:stats"),
  apply: press("menu:apply"),
  complain: press("menu:complain"),
  cases: press("menu:cases"),
  operator: press("menu:operator"),
  language: press("menu:language"),
};
