import type { Commit } from "../../db/commit.js";
import { plain, translator } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import { type MessageContext, onCommand, onPress, type Route } from "../../router/route.js";
import { sayOnDesk } from "../desk/say-on-desk.js";
import { updateStaffChat } from "../desk/staff.repository.js";
import { languagePress } from "../people/language.press.js";
import { languageButtons } from "../people/language.view.js";

interface Deps {
  commit: Commit;
  /** The language of the desk changed: its list of commands follows. */
  onDeskLanguage(): void;
}

/** `/language` in the staff group: the language of cards, notices and commands there. */
export function deskLanguageRoutes({ commit, onDeskLanguage }: Deps): Route[] {
  const ask = (ctx: MessageContext) =>
    sayOnDesk(ctx, commit, ctx.t("staff.choose-language"), languageButtons());
  const choose = async (_: unknown, locale: Locale) => {
    await commit((trx) => updateStaffChat(trx, { locale }));
    onDeskLanguage();
    const t = translator(locale);
    return t("language.chosen", plain);
  };
  return [
    onCommand("desk", "language", ask, { right: "administer" }),
    onPress("desk", languagePress.choose, choose, { right: "administer" }),
  ];
}
