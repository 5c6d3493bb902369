import { InlineKeyboard } from "grammy";
import { plain, type Translate } from "../../i18n/i18n.js";

/** The menu: what an investor comes for first, then what a resident does, then the rest. */
export function menuView(t: Translate, greeting?: string) {
  const keyboard = new InlineKeyboard()
    .text(t("start.parks", plain), "menu:parks")
    .text(t("start.space", plain), "menu:space")
    .row()
    .text(t("start.stats", plain), "menu:stats")
    .row()
    .text(t("start.apply", plain), "menu:apply")
    .row()
    .text(t("start.complain", plain), "menu:complain")
    .row()
    .text(t("board.open", plain), "board:open")
    .row()
    .text(t("start.cases", plain), "menu:cases")
    .text(t("start.operator", plain), "menu:operator")
    .row()
    .text(t("start.language", plain), "menu:language");
  return { text: greeting ?? t("start.menu"), reply_markup: keyboard };
}
