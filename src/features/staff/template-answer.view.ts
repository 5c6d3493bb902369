import { InlineKeyboard } from "grammy";
import type { Template } from "../../db/schema.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import { escapeHtml } from "../../text/html.js";
import { templateAnswerPress } from "./template-answer.press.js";

/** A button for each ready answer to a case. */
export function chooseView(t: Translate, templates: readonly Template[], caseId: number) {
  const reply_markup = InlineKeyboard.from(
    templates.map(({ id, name }) => [
      InlineKeyboard.text(name, templateAnswerPress.preview.data(caseId, id)),
    ]),
  );
  return { text: t("template.choose"), reply_markup };
}

/** What a person would read, before it is sent; without a language each of many reads it in his own. */
export function previewView(
  t: Translate,
  { name, language, text }: { name: string; language: string | undefined; text: string },
  [caseId, templateId]: [number, number],
) {
  const head =
    language === undefined
      ? t("template.preview-each", { name })
      : t("template.preview", { name, language });
  const reply_markup = new InlineKeyboard()
    .text(t("template.send", plain), templateAnswerPress.send.data(caseId, templateId))
    .text(t("template.other", plain), templateAnswerPress.other.data(caseId));
  return { text: `${head}\n\n${escapeHtml(text)}`, reply_markup };
}
