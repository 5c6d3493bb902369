/** The languages of the product, in the order in which they are offered. */
export const LOCALES = ["kk", "ru", "en"] as const;
export type Locale = (typeof LOCALES)[number];

export function isLocale(value: unknown): value is Locale {
  return LOCALES.includes(value as Locale);
}

/** A first guess from the language of someone's Telegram; Russian is the common second language of Kazakhstan. */
export function guessLocale(languageCode: string | undefined): Locale {
  const language = languageCode?.split("-")[0]?.toLowerCase();
  if (isLocale(language)) return language;
  return language === undefined || ["be", "uk", "ky", "uz", "tg"].includes(language) ? "ru" : "en";
}
