import { InlineKeyboard } from "grammy";
import type { Template } from "../../db/schema.js";
import { cleanLine, cleanLines } from "../../text/clean-text.js";
import { escapeHtml } from "../../text/html.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import { LOCALES, type Locale } from "../../i18n/locales.js";

const FIELDS = ["name", "number", "date"] as const;
export type TemplateValues = Record<(typeof FIELDS)[number], string>;

const LONGEST_NAME = 40;
const LONGEST_TEXT = 1_000;

/** What a clerk wrote after `/template`: a name, then a text in each language. */
export type ParsedTemplate =
  | { kind: "nothing" }
  | { kind: "template"; name: string; texts: Record<Locale, string> }
  | { kind: "missing"; languages: Locale[] }
  | { kind: "unknown-field"; field: string }
  | { kind: "too-long" };

/** Reads a name in the first line, and after it "kk:", "ru:" and "en:", each with its text. */
export function parseTemplate(words: string): ParsedTemplate {
  const [first = "", ...rest] = words.trim().split("\n");
  const name = cleanLine(first);
  if (name === "") return { kind: "nothing" };
  const texts: Partial<Record<Locale, string>> = {};
  let locale: Locale | undefined;
  for (const line of rest) {
    const [, code, text = line] = /^\s*(kk|ru|en)\s*:(.*)$/i.exec(line) ?? [];
    locale = code ? (code.toLowerCase() as Locale) : locale;
    if (locale) texts[locale] = cleanLines(`${texts[locale] ?? ""}\n${text}`);
  }
  const languages = LOCALES.filter((one) => !texts[one]);
  if (languages.length > 0) return { kind: "missing", languages };
  const whole = texts as Record<Locale, string>;
  if (name.length > LONGEST_NAME || LOCALES.some((one) => whole[one].length > LONGEST_TEXT)) {
    return { kind: "too-long" };
  }
  const used = LOCALES.flatMap((one) => [...whole[one].matchAll(/\{([^{}]*)\}/g)]);
  const unknown = used.find(([, field = ""]) => !FIELDS.some((known) => known === field));
  return unknown
    ? { kind: "unknown-field", field: unknown[0] }
    : { kind: "template", name, texts: whole };
}

/** A template with its fields filled in: plain text, in one language. */
export function fillTemplate(template: Template, locale: Locale, values: TemplateValues): string {
  return FIELDS.reduce(
    (text, field) => text.replaceAll(`{${field}}`, values[field]),
    template[locale],
  );
}

/** One template in all its languages. */
export function templateView(t: Translate, template: Template): string {
  const texts = LOCALES.map((locale) => `${locale}: ${escapeHtml(template[locale])}`);
  return [`<b>${escapeHtml(template.name)}</b>`, ...texts, "", t("template.how-to-change")].join(
    "\n",
  );
}

/** A button for each template. */
export function templateButtons(templates: readonly Template[], verb: string): InlineKeyboard {
  return InlineKeyboard.from(
    templates.map(({ id, name }) => [InlineKeyboard.text(name, `template:${verb}:${id}`)]),
  );
}

/** What a person would read, before it is sent; without a language each of many reads it in his own. */
export function previewView(
  t: Translate,
  { name, language, text }: { name: string; language: string | undefined; text: string },
  { caseId, templateId }: { caseId: number; templateId: number },
) {
  const head =
    language === undefined
      ? t("template.preview-each", { name })
      : t("template.preview", { name, language });
  const reply_markup = new InlineKeyboard()
    .text(t("template.send", plain), `template:send:${caseId}:${templateId}`)
    .text(t("template.other", plain), `template:other:${caseId}`);
  return { text: `${head}\n\n${escapeHtml(text)}`, reply_markup };
}
