import { LOCALES } from "../../i18n/locales.js";
import { oneOf, press } from "../../router/press.js";

/** Chooses a language: a person's own, or that of the desk. */
export const languagePress = { choose: press("language:set", oneOf(...LOCALES)) };
