import { LOCALES } from "../../i18n/locales.js";
import { oneOf, press } from "../../router/press.js";

export const languagePress = { choose: press("language:set", oneOf(...LOCALES)) };
