import type { Report, Incident } from "../../../db/fault-schema.js";
import type { Db } from "../../../db/schema.js";
import { shortened } from "../../../text/clean-text.js";
import { escapeHtml } from "../../../text/html.js";
import type { Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { publishedLine } from "./incident.view.js";
import { placeName } from "./incident-name.service.js";

const LONGEST_WORDS = 700;

/** What is broken and where, with a link that any map opens. */
export async function placeLines(
  db: Db,
  incident: Incident,
  t: Translate,
  locale: Locale,
): Promise<string[]> {
  const where = await placeName(db, incident, locale);
  const { latitude, longitude } = incident;
  const hasPoint = latitude !== null && longitude !== null;
  return [
    t("incident.card.category", { category: t(`incident.category.${incident.category}`) }),
    ...(where === undefined ? [] : [t("incident.card.place", { place: where })]),
    ...(hasPoint ? [mapLine(t, latitude, longitude)] : []),
    ...(incident.source === null ? [] : [publishedLine(t, locale, incident)]),
    ...(incident.is_outside ? [t("incident.card.outside")] : []),
  ];
}

/** The figures are what a driver types. */
function mapLine(t: Translate, latitude: number, longitude: number): string {
  const point = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const link = `https://maps.google.com/?q=${latitude.toFixed(5)},${longitude.toFixed(5)}`;
  return `${t("incident.card.point")}: <a href="${link}">${point}</a>`;
}

/** What one person reported, in his words and in answers to the questions of the category. */
export async function reportLines(db: Db, report: Report, locale: Locale): Promise<string[]> {
  return [...quotedLines(report.words), ...(await specialLines(db, report, locale))];
}

/** Somebody's own words, set apart; nothing where there are none. */
export function quotedLines(text: string): string[] {
  const words = shortened(text, LONGEST_WORDS);
  return words ? [`<blockquote>${escapeHtml(words)}</blockquote>`] : [];
}

/** "Whole site or one phase? One phase": the questions as the operator has them now. */
async function specialLines(db: Db, report: Report, locale: Locale): Promise<string[]> {
  const answers = JSON.parse(report.answers) as Record<string, string | null>;
  const ids = Object.keys(answers);
  if (ids.length === 0) return [];
  const questions = await db
    .selectFrom("category_question")
    .selectAll()
    .where("id", "in", ids)
    .orderBy("position")
    .execute();
  return questions.flatMap(({ id, ask, choices }) => {
    const value = answers[id];
    if (value === null || value === undefined) return [];
    const known = JSON.parse(choices ?? "[]") as { value: string; name: Record<Locale, string> }[];
    const said = known.find((choice) => choice.value === value)?.name[locale] ?? value;
    const label = (JSON.parse(ask) as Record<Locale, string>)[locale];
    return [`${escapeHtml(label)} <b>${escapeHtml(said)}</b>`];
  });
}
