import { LOCALES, type Locale } from "../../../i18n/locales.js";
import { escapeHtml } from "../../../text/html.js";

/** One of the names that a table keeps as JSON: plain text. */
export function nameIn(locale: Locale, json: string): string {
  return (JSON.parse(json) as Record<Locale, string>)[locale];
}

/** All of them, a line each. HTML. */
export function nameLines(json: string): string[] {
  return LOCALES.map((locale) => `${locale}: <b>${escapeHtml(nameIn(locale, json))}</b>`);
}
