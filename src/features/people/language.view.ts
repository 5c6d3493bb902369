import { InlineKeyboard } from "grammy";
import { plain, translator } from "../../i18n/i18n.js";
import { LOCALES, type Locale } from "../../i18n/locales.js";
import { languagePress } from "./language.press.js";

/** Before a language is chosen there is one message in all of them, the guess first. */
export function firstLanguageView(guess: Locale) {
  const order = [guess, ...LOCALES.filter((locale) => locale !== guess)];
  const text = order.map((locale) => translator(locale)("language.first")).join("\n\n");
  return { text, reply_markup: languageButtons(order) };
}

export function languageButtons(order: readonly Locale[] = LOCALES): InlineKeyboard {
  return InlineKeyboard.from(
    order.map((locale) => [
      InlineKeyboard.text(
        translator(locale)("language.button", plain),
        languagePress.choose.data(locale),
      ),
    ]),
  );
}
