import { InlineKeyboard } from "grammy";
import { asOf } from "../../../i18n/format.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { menuPress } from "../../../router/menu.press.js";
import type { Locale } from "../../../i18n/locales.js";
import { factFigure, factNotes, partsNote, sourceLine } from "../../facts/fact.view.js";
import type { Figures } from "../../facts/figures.js";

/** How many and how large: the two figures that were published of each group of parks. */
const GROUPS = {
  operating: ["A30", "A31"],
  others: ["A23", "A25"],
  whole: ["A27", "A29"],
  target: ["B25", "B26"],
} as const;
type Group = keyof typeof GROUPS;

/**
 * What was published, for as long as there is no inventory: nobody is told that something is free when nobody has
 * said so.
 */
export function totalsView(
  t: Translate,
  locale: Locale,
  figures: Figures,
  place: "parks" | "space",
) {
  const known = ["operating", "others", "whole"] as const;
  const text = [
    t(`parks.totals.heading.${place}`),
    groupsBlock(t, locale, figures, known, [partsNote(t, locale, figures)]),
    // A target is told to those who look at the parks, not to those who need a place now.
    ...(place === "parks"
      ? [groupsBlock(t, locale, figures, ["target"], []), t("parks.totals.vacancy")]
      : []),
  ].join("\n\n");
  const keyboard = new InlineKeyboard()
    .text(t("start.apply", plain), menuPress.apply.data())
    .row()
    .text(t("start.operator", plain), menuPress.operator.data())
    .row()
    .text(t("parks.figures", plain), "stats:parks");
  return { text, reply_markup: keyboard };
}

function groupsBlock(
  t: Translate,
  locale: Locale,
  figures: Figures,
  groups: readonly Group[],
  notes: readonly string[],
): string {
  const facts = groups.flatMap((group) => GROUPS[group].map(figures));
  const [first] = facts;
  return [
    ...(first ? [t("parks.totals.as-of", { asOf: asOf(locale, first.as_of) })] : []),
    ...groups.map((group) => groupLine(t, locale, figures, group)),
    ...factNotes(t, locale, facts),
    ...notes,
    sourceLine(t, locale, facts),
  ].join("\n");
}

function groupLine(t: Translate, locale: Locale, figures: Figures, group: Group): string {
  const [count, area] = GROUPS[group];
  return t(`parks.totals.${group}`, {
    n: factFigure(t, locale, figures(count)),
    area: factFigure(t, locale, figures(area)),
    status: t(`facts.status.${figures(count).status}`, plain),
  });
}
