import { InlineKeyboard } from "grammy";
import type { Complaint, Incident } from "../../db/complaint-schema.js";
import type { Case, Db } from "../../db/schema.js";
import { shortened } from "../../forms/fields/clean-text.js";
import { escapeHtml } from "../../i18n/html.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import type { CaseKindView } from "../cases/case-kind.js";
import { countFollowers } from "../cases/follower.repository.js";
import { findPerson } from "../people/person.repository.js";
import { countComplaints, findComplaintOf, listComplaints } from "./complaint.repository.js";
import { followIncidentMove } from "./incident-moves.service.js";
import { incidentName, placeName } from "./incident-name.service.js";
import { getIncident } from "./incident.repository.js";
import { movedIncidentView, neighbours } from "./incident.view.js";
import { findPhotoAfter, findPhotoBefore } from "./photo.repository.js";

const LONGEST_WORDS = 700;

/** What a fault adds to the card of a case, and how its news reads. */
export const complaintKind: CaseKindView = {
  subject: (db, of, locale) => incidentName(db, of.id, locale),

  async lines(db, of, t, locale) {
    const incident = await getIncident(db, of.id);
    const [first] = await listComplaints(db, of.id, 1);
    return [
      ...(await placeLines(db, incident, t, locale)),
      ...(first ? await reportLines(db, first, locale) : []),
      ...(await countLines(db, of, incident, t)),
    ];
  },

  async own(db, of, { t, locale }) {
    const { since } = await getIncident(db, of.id);
    const others = (await countFollowers(db, of.id)) - 1;
    const lines = [neighbours(t, locale, { since, others })];
    return { lines, buttons: new InlineKeyboard() };
  },

  async phone(db, of) {
    return (await findPerson(db, of.person_id))?.phone ?? undefined;
  },

  async nameOf(db, of, personId, t) {
    const report = await findComplaintOf(db, of.id, personId);
    if (report?.is_private) return t("incident.card.hidden", plain);
    return (await findPerson(db, personId))?.name ?? "";
  },

  async from(db, of, t) {
    const [first] = await listComplaints(db, of.id, 1);
    if (!first) return [t("incident.card.published")];
    if (first.is_private) return [t("incident.card.from-hidden")];
    const name = (await findPerson(db, first.person_id))?.name ?? "";
    const language = t(`language.name.${first.locale}`);
    return [t("case.card.person", { name, language })];
  },

  onMove: followIncidentMove,

  async news(db, of, { t, locale, personId }, words) {
    const incident = await getIncident(db, of.id);
    const isFixed = of.state === "fixed";
    const after = isFixed ? await findPhotoAfter(db, of.id, incident.fixed_at) : undefined;
    const before = after === undefined ? undefined : await findPhotoBefore(db, of.id);
    const follower = await db
      .selectFrom("follower")
      .select("rating")
      .where("case_id", "=", of.id)
      .where("person_id", "=", personId)
      .executeTakeFirst();
    return movedIncidentView(t, locale, {
      of,
      words,
      name: await incidentName(db, of.id, locale),
      photos: { before, after },
      closesAt: incident.closes_at,
      hasRated: follower?.rating != null,
    });
  },
};

async function placeLines(
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
    ...(incident.is_outside ? [t("incident.card.outside")] : []),
  ];
}

/** Any map opens it; the figures are what a driver types. */
function mapLine(t: Translate, latitude: number, longitude: number): string {
  const point = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const link = `https://maps.google.com/?q=${latitude.toFixed(5)},${longitude.toFixed(5)}`;
  return `${t("incident.card.point")}: <a href="${link}">${point}</a>`;
}

async function reportLines(db: Db, report: Complaint, locale: Locale): Promise<string[]> {
  const words = shortened(report.words, LONGEST_WORDS);
  return [
    ...(words ? [`<blockquote>${escapeHtml(words)}</blockquote>`] : []),
    ...(await specialLines(db, report, locale)),
  ];
}

/** "Whole site or one phase? One phase": the questions as the operator has them now. */
async function specialLines(db: Db, report: Complaint, locale: Locale): Promise<string[]> {
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

async function countLines(db: Db, of: Case, incident: Incident, t: Translate): Promise<string[]> {
  const reports = await countComplaints(db, of.id);
  const followers = await countFollowers(db, of.id);
  return [
    t("incident.card.counts", { reports, followers }),
    ...(incident.reopened > 0 ? [t("incident.card.reopened", { n: incident.reopened })] : []),
  ];
}
