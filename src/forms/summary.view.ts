import { InlineKeyboard } from "grammy";
import { plain, type Translate } from "../i18n/i18n.js";
import { escapeHtml } from "../text/html.js";
import type { Locale } from "../i18n/locales.js";
import type { Draft } from "../telegram/context.js";
import { lineFields, type Answers, type Field, type Form } from "./form.js";
import { pressData } from "./press.js";
import type { Screen } from "./question.view.js";

/** Everything that was given, line by line, before it is sent. */
export function summaryView(t: Translate, locale: Locale, form: Form, draft: Draft): Screen {
  const keyboard = new InlineKeyboard()
    .text(t("form.send", plain), pressData(form.id, { verb: "send" }))
    .row()
    .text(t("form.change", plain), pressData(form.id, { verb: "lines" }))
    .row()
    .text(t("form.later", plain), pressData(form.id, { verb: "later", field: "summary" }))
    .text(t("form.cancel", plain), pressData(form.id, { verb: "cancel", field: "summary" }));
  const text = [
    t("form.check", { title: form.title(t) }),
    answerLines(t, locale, form, draft.answers).join("\n"),
  ].join("\n\n");
  return { text, keyboard };
}

/** The lines as buttons: a press asks that question again. */
export function linesView(t: Translate, locale: Locale, form: Form, draft: Draft): Screen {
  const keyboard = new InlineKeyboard();
  for (const field of lineFields(form, draft.answers)) {
    const label = field.label(t, locale);
    keyboard.text(label, pressData(form.id, { verb: "change", field: field.id })).row();
  }
  keyboard.text(t("form.to-summary", plain), pressData(form.id, { verb: "summary" }));
  return { text: t("form.which-line"), keyboard };
}

/** "Name: value" for each answer, in HTML; also the body of the staff's card. */
export function answerLines(t: Translate, locale: Locale, form: Form, answers: Answers): string[] {
  return lineFields(form, answers).map((field) => {
    const label = field.label(t, locale);
    // Where a question is its own label, it asks already.
    const colon = label.endsWith("?") ? "" : ":";
    return `${escapeHtml(label)}${colon} <b>${escapeHtml(shown(t, locale, field, answers))}</b>`;
  });
}

function shown(t: Translate, locale: Locale, field: Field, answers: Answers): string {
  const value = answers[field.id];
  return value === null || value === undefined
    ? t("form.not-given", plain)
    : field.show(t, value, locale, answers);
}
