import { InlineKeyboard } from "grammy";
import { plain, type Translate } from "../i18n/i18n.js";
import { type Answers, type Form, formTitle } from "./form.js";
import { pressData } from "./press.js";
import type { Screen } from "./question.view.js";

/** "Cancel" throws nothing away before it has asked. */
export function cancelView(t: Translate, form: Form, answers: Answers): Screen {
  const keyboard = new InlineKeyboard()
    .text(t("form.go-on", plain), pressData(form.id, { verb: "stay" }))
    .row()
    .text(t("form.later", plain), pressData(form.id, { verb: "leave" }))
    .row()
    .text(t("form.delete", plain), pressData(form.id, { verb: "delete" }));
  return { text: t("form.keep-or-delete", { title: formTitle(t, form, answers) }), keyboard };
}
