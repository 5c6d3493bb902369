import { InlineKeyboard } from "grammy";
import { almatyDate, almatyTime } from "../../calendar/almaty-time.js";
import type { Case } from "../../db/schema.js";
import { formatDate } from "../../i18n/format.js";
import { escapeHtml } from "../../i18n/html.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import { dueDate, myCaseButton } from "../cases/case.view.js";
import type { News } from "../cases/case-kind.js";
import { type BoardFilter, encodeFilter } from "./board-filter.js";

interface Named {
  of: Case;
  /** What is broken and where: plain text. */
  name: string;
}

/** Said once, after the commit: the number, until when, and where a formal appeal is filed. */
export function acceptedView(t: Translate, locale: Locale, { of, name }: Named): News {
  const lines = [
    t("incident.accepted", { number: of.number ?? "", name }),
    ...(of.state === "registered"
      ? []
      : [t("incident.state", { state: t(`case.state.${of.state}`) })]),
    promise(t, locale, of),
    t("incident.what-next"),
    "",
    t("incident.formal"),
  ];
  return { text: lines.join("\n"), reply_markup: filedButtons(t, of) };
}

/** Under what is said once a report or a wish to follow was taken: the case, and what else is known. */
function filedButtons(t: Translate, of: Case): InlineKeyboard {
  return InlineKeyboard.from(myCaseButton(t, of).inline_keyboard).row().add(boardButton(t));
}

/** Leads to what is known to be broken, or to what of it is shown. */
export function boardButton(t: Translate, filter?: BoardFilter) {
  const data = filter === undefined ? "board:open" : `board:open:${encodeFilter(filter)}`;
  return InlineKeyboard.text(t("board.open", plain), data);
}

/** One tap to follow what others have reported. */
export function joinButton(t: Translate, of: Pick<Case, "id">) {
  return InlineKeyboard.text(t("board.join", plain), `incident:join:${of.id}`);
}

interface Joined extends Named {
  since: string;
  /** How many others follow. */
  others: number;
}

/** The same for whoever reports what others have reported. */
export function joinedView(t: Translate, locale: Locale, shown: Joined): News {
  const { of, name, since, others } = shown;
  const lines = [
    t("incident.joined", { number: of.number ?? "", name }),
    neighbours(t, locale, { since, others }),
    t("incident.state", { state: t(`case.state.${of.state}`) }),
    promise(t, locale, of),
    t("incident.what-next"),
    "",
    t("incident.formal"),
  ];
  return { text: lines.join("\n"), reply_markup: filedButtons(t, of) };
}

interface Renumbered extends Named {
  /** The number under which the person knew it. */
  before: string;
}

/** Where a fault goes on that was taken up in another one. */
export function mergedView(t: Translate, locale: Locale, shown: Renumbered): News {
  return renumberedView(t, locale, shown, "incident.goes-on");
}

/** A report that was taken for another fault has a number of its own now. */
export function splitOffView(t: Translate, locale: Locale, shown: Renumbered): News {
  return renumberedView(t, locale, shown, "incident.split-off");
}

function renumberedView(
  t: Translate,
  locale: Locale,
  { of, name, before }: Renumbered,
  key: "incident.goes-on" | "incident.split-off",
): News {
  const lines = [
    t(key, { before, number: of.number ?? "", name }),
    t("incident.state", { state: t(`case.state.${of.state}`) }),
    promise(t, locale, of),
    t("incident.what-next"),
  ];
  return { text: lines.join("\n"), reply_markup: myCaseButton(t, of) };
}

/** "3 neighbours, since 09:10": the day too, unless it is today. */
export function neighbours(
  t: Translate,
  locale: Locale,
  { since, others }: { since: string; others: number },
): string {
  const moment = new Date(since);
  const isToday = almatyDate(moment) === almatyDate(new Date());
  const when = isToday ? almatyTime(moment) : formatDate(locale, almatyDate(moment));
  if (others <= 0) return t("incident.since", { since: when });
  return t("incident.neighbours", { count: others, since: when });
}

function promise(t: Translate, locale: Locale, of: Case): string {
  const date = dueDate(locale, of);
  return date === undefined ? t("incident.no-date") : t("incident.promised", { date });
}

export interface Closing {
  /** Nobody answered. */
  isSilent: boolean;
  reopensUntil: Date;
}

interface Moved extends Named {
  words: string | undefined;
  /** As it was found, and as it was left mended. */
  photos: { before: string | undefined; after: string | undefined };
  /** When silence will close it. */
  closesAt: string | null;
  /** How it was closed, and until when that may be spoken against. */
  closing: Closing | undefined;
  hasRated: boolean;
}

/** Where a fault stands now, for everybody who follows it. */
export function movedIncidentView(t: Translate, locale: Locale, shown: Moved): News {
  const { of, name, words } = shown;
  const number = of.number ?? "";
  const parts = [
    t("incident.moved", { number, name, state: t(`case.state.${of.state}`) }),
    ...(words ? [escapeHtml(words)] : []),
    ...whatFollows(t, locale, shown),
  ];
  return {
    text: parts.join("\n\n"),
    reply_markup: newsButtons(t, shown),
    ...finishedWork(t, shown.photos),
  };
}

/** The finished work, beside what it was like before if that may be shown. */
function finishedWork(
  t: Translate,
  { before, after }: Moved["photos"],
): Pick<News, "photo" | "album"> {
  if (after === undefined) return {};
  if (before === undefined) return { photo: after };
  const album = [
    { photo: before, caption: t("incident.photo-before", plain) },
    { photo: after, caption: t("incident.photo-after", plain) },
  ];
  return { album };
}

function whatFollows(t: Translate, locale: Locale, shown: Moved): string[] {
  const { of, closesAt, closing, hasRated } = shown;
  switch (of.state) {
    case "fixed": {
      const date = formatDate(locale, almatyDate(new Date(closesAt ?? Date.now())));
      return [t("incident.is-it-fixed", { date })];
    }
    case "waiting_resident":
      return [t("incident.please-answer")];
    case "closed":
      return [
        t(closing?.isSilent ? "incident.closed-silently" : "incident.closed"),
        [
          ...(hasRated ? [] : [t("incident.rate")]),
          ...(closing ? [stillOpen(t, locale, closing)] : []),
        ].join("\n"),
      ];
    case "reopened":
      return [t("incident.reopened"), promise(t, locale, of)];
    default:
      return of.due_at === null ? [] : [promise(t, locale, of)];
  }
}

function stillOpen(t: Translate, locale: Locale, { reopensUntil }: Closing): string {
  return t("incident.reopens-until", { date: formatDate(locale, almatyDate(reopensUntil)) });
}

const RATINGS = [1, 2, 3, 4, 5] as const;

function verdictButtons(t: Translate, of: Case, keyboard: InlineKeyboard): void {
  if (of.state === "fixed") {
    keyboard.text(t("incident.yes", plain), `incident:yes:${of.id}`).row();
  }
  if (of.state === "fixed" || of.state === "closed") {
    keyboard.text(t("incident.not-fixed", plain), `incident:no:${of.id}`).row();
  }
}

function newsButtons(t: Translate, { of, hasRated }: Moved): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  verdictButtons(t, of, keyboard);
  if (of.state === "closed" && !hasRated) {
    for (const stars of RATINGS) keyboard.text(`${stars} ★`, `incident:rate:${of.id}:${stars}`);
    keyboard.row();
  }
  return keyboard.text(t("case.my-case", plain), `case:view:${of.id}`);
}

interface Own {
  of: Case;
  isFollowed: boolean;
  hasPhotos: boolean;
}

/** Under somebody's own view of a fault: the answer that is asked for, and what else he can do. */
export function ownButtons(t: Translate, { of, isFollowed, hasPhotos }: Own): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (isFollowed) verdictButtons(t, of, keyboard);
  if (hasPhotos) keyboard.text(t("incident.photos", plain), `incident:photos:${of.id}`).row();
  if (isFollowed) keyboard.text(t("incident.leaving.leave", plain), `incident:leave:${of.id}`);
  return keyboard.row().add(boardButton(t));
}
