import { InlineKeyboard } from "grammy";
import { plain, type Translate } from "../../../i18n/i18n.js";

/** Under the reminder of a draft. */
export function reminderButtons(t: Translate, draftId: number): InlineKeyboard {
  return new InlineKeyboard()
    .text(t("form.go-on", plain), `draft:open:${draftId}`)
    .row()
    .text(t("form.delete", plain), `draft:delete:${draftId}`);
}
