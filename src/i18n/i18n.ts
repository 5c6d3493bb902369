import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInstance, type TFunction } from "i18next";
import { projectRoot } from "../project-root.js";
import { escapeHtml } from "../text/html.js";
import { LOCALES, type Locale } from "./locales.js";

/** Gives a text in one language. Values put into it are escaped for Telegram's HTML; see `label` for buttons. */
export type Translate = TFunction;

const i18n = createInstance();
await i18n.init({
  lng: "ru",
  fallbackLng: false,
  resources: Object.fromEntries(
    LOCALES.map((locale) => [locale, { translation: readTexts(locale) }]),
  ),
  returnEmptyString: false,
  interpolation: { escape: escapeHtml },
  saveMissing: true,
  missingKeyHandler: (languages, _namespace, key) => {
    throw new Error(`No text "${key}" in ${languages.join(", ")}; add it to locales`);
  },
  missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
    throw new Error(`Text "${text}" was given no value for ${match[0]}`);
  },
});

const translators = Object.fromEntries(
  LOCALES.map((locale) => [locale, i18n.getFixedT(locale)]),
) as Record<Locale, Translate>;

/** The texts of one language. */
export function translator(locale: Locale): Translate {
  return translators[locale];
}

/** Pass as options for a text that is shown as it is: buttons, toasts, commands. */
export const plain = { interpolation: { escapeValue: false } } as const;

/** The same text in all languages, in the order of `LOCALES`; typed words of a reply keyboard are matched with it. */
export function inAllLanguages(text: (t: Translate) => string): string[] {
  return LOCALES.map((locale) => text(translator(locale)));
}

/** One tree a language: the name of each file is the first part of its keys. */
function readTexts(locale: Locale): Record<string, unknown> {
  const folder = join(projectRoot, "locales", locale);
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      file.replace(/\.json$/, ""),
      JSON.parse(readFileSync(join(folder, file), "utf8")) as unknown,
    ]),
  );
}
