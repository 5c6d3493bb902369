import { InlineKeyboard } from "grammy";
import { almatyDate } from "../../../calendar/almaty-time.js";
import type { Incident } from "../../../db/fault-schema.js";
import type { Case, Db } from "../../../db/schema.js";
import { formatDate, formatNumber } from "../../../i18n/format.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import type { CaseKindView, OwnView, Reader } from "../../cases/record/case-kind.js";
import { getCase } from "../../cases/record/case.repository.js";
import { countFollowers, findFollower, isParty } from "../../cases/record/follower.repository.js";
import { findPerson } from "../../people/person.repository.js";
import { passToHelpers } from "../repair/addition.service.js";
import { callView, responsibleName } from "../repair/dispatch.view.js";
import { findResponsible } from "../repair/dispatch.repository.js";
import { countReports, findReportOf, listReports } from "../record/report.repository.js";
import { listSupervisors } from "../repair/supervisor.service.js";
import { followIncidentMove } from "./incident-moves.service.js";
import { findAlarmWords } from "../record/alarm.repository.js";
import { placeLines, quotedLines, reportLines } from "../record/incident-lines.service.js";
import { incidentName } from "../record/incident-name.service.js";
import { findWhereItGoesOn } from "../record/redirect.repository.js";
import { getIncident } from "../record/incident.repository.js";
import { incidentNews } from "./incident-news.service.js";
import { ownButtons } from "./incident-news.view.js";
import { goesOnButton, goesOnLine, neighbours } from "../record/incident.view.js";
import { findRatings } from "../record/rating.repository.js";
import { sayAfterWords } from "../resolution/auto-reply.service.js";
import { reporterName } from "../record/reporter-name.service.js";
import { reportsPress } from "../followers/merge.press.js";
import { mayWithdraw } from "../followers/leaving.service.js";
import { keepTalkPhoto, listOwnPhotos } from "../record/photo.repository.js";

/** What a fault adds to the card of a case, and how its news reads. */
export const faultKind: CaseKindView = {
  subject: (db, of, locale) => incidentName(db, of.id, locale),

  async lines(db, of, t, locale) {
    const incident = await getIncident(db, of.id);
    const [first] = await listReports(db, of.id, 1);
    return [
      ...waitingLine(of, incident, t, locale),
      ...(await placeLines(db, incident, t, locale)),
      ...(first ? await reportLines(db, first, locale) : []),
      ...(await responsibleLines(db, incident, t)),
      // Its reports and followers are counted where it goes on.
      ...(incident.merged_into === null ? await countLines(db, of, incident, { t, locale }) : []),
    ];
  },

  async own(db, of, reader) {
    const { t, locale, personId } = reader;
    const into = await findMergedInto(db, of);
    if (into) return ownMerged(db, into, reader);
    const incident = await getIncident(db, of.id);
    const isFollowed = (await findFollower(db, of.id, personId)) !== undefined;
    const others = (await countFollowers(db, of.id)) - (isFollowed ? 1 : 0);
    const hasPhotos = (await listOwnPhotos(db, of.id, personId)).length > 0;
    return {
      lines: [neighbours(t, locale, { incident, others })],
      buttons: ownButtons(t, { of, isFollowed, hasPhotos }),
      mayWithdraw: of.person_id === personId && (await mayWithdraw(db, of)),
    };
  },

  async phone(db, of, personId) {
    const report = await findReportOf(db, of.id, personId);
    if (!report || report.is_private) return undefined;
    return (await findPerson(db, personId))?.phone ?? undefined;
  },

  async nameOf(db, of, personId, t) {
    const report = await findReportOf(db, of.id, personId);
    if (report) return reporterName(db, report, t);
    return (await findPerson(db, personId))?.name ?? "";
  },

  async from(db, of, t) {
    const into = await findMergedInto(db, of);
    if (into) return [goesOnLine(t, into)];
    const [first] = await listReports(db, of.id, 1);
    if (!first) return [t("incident.card.published")];
    if (first.is_private) return [t("incident.card.from-hidden")];
    const name = (await findPerson(db, first.person_id))?.name ?? "";
    const language = t(`language.name.${first.locale}`);
    return [t("case.card.person", { name, language })];
  },

  async cardButtons(db, of, t) {
    const reports = await countReports(db, of.id);
    if (reports < 2) return [];
    return [InlineKeyboard.text(t("merge.button", plain), reportsPress.list.data(of.id))];
  },

  onMove: followIncidentMove,

  goesOnIn: (db, { id }, personId) => findWhereItGoesOn(db, id, personId),

  afterWords: sayAfterWords,

  async call(db, of, t, locale) {
    const incident = await getIncident(db, of.id);
    if (incident.ring_at === null) return undefined;
    const [first] = await listReports(db, of.id, 1);
    const alarm = await findAlarmWords(db, of.id);
    const lines = [
      ...(await placeLines(db, incident, t, locale)),
      ...(first ? await reportLines(db, first, locale) : []),
      ...(alarm && alarm !== first?.words ? quotedLines(alarm) : []),
    ];
    return callView(t, { of, lines });
  },

  overseers: listSupervisors,

  keepFile: keepTalkPhoto,

  passOn: passToHelpers,

  news: incidentNews,
};

/** The fault in which this one goes on, if it was taken up in another. */
async function findMergedInto(db: Db, { id }: Case): Promise<Case | undefined> {
  const goesOnIn = await findWhereItGoesOn(db, id);
  return goesOnIn === undefined || goesOnIn === id ? undefined : getCase(db, goesOnIn);
}

/** Where it goes on, and the way there for whoever hears of it there. */
async function ownMerged(db: Db, into: Case, { t, personId }: Reader): Promise<OwnView> {
  const buttons = (await isParty(db, into, personId)) ? goesOnButton(t, into) : undefined;
  return { lines: [goesOnLine(t, into)], buttons: buttons ?? new InlineKeyboard() };
}

/** Until when a mended fault waits for a word of the residents. */
function waitingLine(
  { state }: Case,
  { closes_at: closesAt }: Incident,
  t: Translate,
  locale: Locale,
): string[] {
  if (state !== "fixed" || closesAt === null) return [];
  return [t("incident.card.waits", { date: formatDate(locale, almatyDate(new Date(closesAt))) })];
}

/** Who has to mend it, with a phone: he may not be one of staff. */
async function responsibleLines(
  db: Db,
  { responsible_id: id }: Incident,
  t: Translate,
): Promise<string[]> {
  const responsible = id === null ? undefined : await findResponsible(db, id);
  return responsible ? [t("dispatch.card", { who: responsibleName(t, responsible) })] : [];
}

async function countLines(
  db: Db,
  of: Case,
  incident: Incident,
  { t, locale }: Pick<Reader, "t" | "locale">,
): Promise<string[]> {
  const reports = await countReports(db, of.id);
  const followers = await countFollowers(db, of.id);
  const { count, average } = await findRatings(db, of.id);
  return [
    t("incident.card.counts", { reports, followers }),
    ...(incident.reopened > 0 ? [t("incident.card.reopened", { n: incident.reopened })] : []),
    ...(count > 0
      ? [
          t("incident.rating.card", {
            average: formatNumber(locale, Math.round(average * 10) / 10),
            n: count,
          }),
        ]
      : []),
  ];
}
