import { InlineKeyboard } from "grammy";
import { asOfBrief, formatArea } from "../../i18n/format.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import { factFigure, factGroups, partsNote } from "../facts/fact.view.js";
import type { Figures } from "../facts/figures.js";
import type { FreeTotals } from "../catalogue/record/premises.repository.js";
import { PAGES, THEMES, type Note, type Theme } from "./theme.js";

/** The themes, and what is free by the catalogue where there is one. */
export function themesView(t: Translate, locale: Locale, free: FreeTotals | undefined) {
  const keyboard = new InlineKeyboard();
  THEMES.forEach((theme, i) => {
    if (i > 0 && i % 2 === 0) keyboard.row();
    keyboard.text(t(`stats.theme.${theme}`, plain), `stats:${theme}`);
  });
  const text = [t("stats.menu"), ...(free ? [freeLine(t, locale, free)] : [])].join("\n\n");
  return { text, reply_markup: keyboard };
}

function freeLine(
  t: Translate,
  locale: Locale,
  { count, areaM2, asOf: day, isSample }: FreeTotals,
) {
  const words = t("stats.free", {
    n: count,
    area: formatArea(locale, areaM2),
    asOf: asOfBrief(locale, day),
  });
  return [words, t(isSample ? "parks.sample" : "parks.source")].join("\n");
}

/** One screen of a theme, short enough for a telephone and for the caption of a picture. */
export function themeView(
  t: Translate,
  locale: Locale,
  figures: Figures,
  { theme, page: asked }: { theme: Theme; page: number },
) {
  const pages = PAGES[theme];
  const number = Math.min(asked, pages.length - 1);
  const page = pages[number] ?? pages[0];
  const title = t(`stats.title.${theme}`, plain);
  const heading =
    pages.length === 1
      ? t("stats.single-page", { title })
      : t("stats.page", { title, page: number + 1, of: pages.length });
  const notes = page.notes.map((note) => noteText(t, locale, figures, note));
  const text = [
    heading,
    factGroups(t, locale, page.facts.map(figures)),
    ...(notes.length > 0 ? [notes.join("\n")] : []),
  ].join("\n\n");
  return { text, reply_markup: themeButtons(t, theme, number) };
}

function themeButtons(t: Translate, theme: Theme, page: number): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (page > 0) keyboard.text("‹", `stats:${theme}:${page - 1}`);
  if (page < PAGES[theme].length - 1) keyboard.text("›", `stats:${theme}:${page + 1}`);
  if (PAGES[theme].length > 1) keyboard.row();
  if (theme === "parks") keyboard.text(t("start.space", plain), "menu:space").row();
  if (theme === "infrastructure") keyboard.text(t("start.operator", plain), "menu:operator").row();
  return keyboard.text(t("stats.themes", plain), "stats:menu");
}

function noteText(t: Translate, locale: Locale, figures: Figures, note: Note): string {
  switch (note) {
    case "parts":
      return partsNote(t, locale, figures);
    case "within":
      return t("stats.note.within", {
        cost: factFigure(t, locale, figures("A17")),
        jobs: factFigure(t, locale, figures("A18")),
      });
    default:
      return t(`stats.note.${note}`);
  }
}
