import { InlineKeyboard } from "grammy";
import { plain, type Translate } from "../../i18n/i18n.js";
import { menuPress } from "../../router/menu.press.js";

/** The menu: what an investor comes for first, then what a resident does, then the rest. */
export function menuView(t: Translate, greeting?: string) {
  const keyboard = new InlineKeyboard()
    .text(t("start.parks", plain), menuPress.parks.data())
    .text(t("start.space", plain), menuPress.space.data())
    .row()
    .text(t("start.stats", plain), menuPress.stats.data())
    .row()
    .text(t("start.apply", plain), menuPress.apply.data())
    .row()
    .text(t("start.complain", plain), menuPress.complain.data())
    .row()
    .text(t("board.open", plain), "board:open")
    .row()
    .text(t("start.cases", plain), menuPress.cases.data())
    .text(t("start.operator", plain), menuPress.operator.data())
    .row()
    .text(t("start.language", plain), menuPress.language.data());
  return { text: greeting ?? t("start.menu"), reply_markup: keyboard };
}
