import { InlineKeyboard } from "grammy";
import type { Case } from "../../../db/schema.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { incidentPress } from "../record/incident.press.js";
import { findMove } from "../../cases/record/case-state.js";

/** Asks once more before somebody hears no more of a fault. */
export function leavingView(t: Translate, of: Case) {
  return {
    text: t("incident.leaving.sure", { number: of.number ?? "" }),
    reply_markup: new InlineKeyboard()
      .text(t("incident.leaving.yes", plain), incidentPress.leaveYes.data(of.id))
      .text(t("incident.leaving.no", plain), incidentPress.leaveNo.data()),
  };
}

/** The last one who reported it cannot just leave, but may withdraw it while nobody works on it. */
export function lastOneView(t: Translate, of: Case) {
  const number = of.number ?? "";
  if (!findMove(of, "withdraw", "person")) return { text: t("incident.leaving.last", { number }) };
  const keyboard = new InlineKeyboard();
  keyboard.text(t("incident.leaving.withdraw", plain), `case:withdraw:${of.id}`);
  return { text: t("incident.leaving.last-may-withdraw", { number }), reply_markup: keyboard };
}
