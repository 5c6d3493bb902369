import { InlineKeyboard } from "grammy";
import type { Case } from "../../../db/schema.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { dueDate } from "../../cases/record/case.view.js";
import { jobPress } from "./repair.press.js";

interface Job {
  of: Case;
  /** What is broken and where: plain text. */
  name: string;
  /** In HTML. */
  lines: string[];
  /** Who reported it, if that may be said. */
  reporter: string | undefined;
}

/** What has to be mended, for whoever mends it, in his own chat. */
export function jobView(t: Translate, locale: Locale, { of, name, lines, reporter }: Job) {
  const due = dueDate(locale, of);
  const text = [
    ...(of.is_urgent ? [t("case.card.urgent")] : []),
    t("dispatch.job.head", { number: of.number ?? "", name }),
    ...(due === undefined ? [] : [t("case.card.due-mended", { date: due })]),
    "",
    ...lines,
    ...(reporter === undefined ? [] : [t("dispatch.job.reporter", { name: reporter })]),
  ].join("\n");
  return { text, reply_markup: jobButtons(t, of) };
}

/** Reminds whoever was given a fault and stays silent. */
export function reminderView(t: Translate, { of, name }: Pick<Job, "of" | "name">) {
  const text = t("dispatch.job.reminder", { number: of.number ?? "", name });
  return { text, reply_markup: jobButtons(t, of) };
}

export function jobButtons(t: Translate, of: Case): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (of.state === "assigned") {
    keyboard.text(t("dispatch.job.begin", plain), jobPress.begin.data(of.id)).row();
  }
  return keyboard
    .text(t("dispatch.job.fixed", plain), jobPress.fixed.data(of.id))
    .text(t("dispatch.job.cannot", plain), jobPress.cannot.data(of.id));
}
