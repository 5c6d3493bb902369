import { InlineKeyboard } from "grammy";
import { almatyDate, almatyTime } from "../../../calendar/almaty-time.js";
import type { Incident } from "../../../db/fault-schema.js";
import type { Case } from "../../../db/schema.js";
import { asOf, formatDate } from "../../../i18n/format.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { caseNumber, dueDate, myCaseButton } from "../../cases/record/case.view.js";
import type { News } from "../../cases/record/case-kind.js";
import { type BoardFilter, boardPress } from "./board.press.js";
import { incidentPress } from "./incident.press.js";

export interface Named {
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
    t(of.is_urgent ? "incident.where-urgent" : "incident.what-next"),
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
  return InlineKeyboard.text(t("board.open", plain), boardPress.open.data(filter));
}

/** One tap to follow what others have reported. */
export function joinButton(t: Translate, of: Pick<Case, "id">) {
  return InlineKeyboard.text(t("board.join", plain), incidentPress.join.data(of.id));
}

/** When a fault began; of a published one, the day of its source. */
export type Begun = Pick<Incident, "since" | "source">;

interface Joined extends Named {
  incident: Begun;
  /** How many others follow. */
  others: number;
}

/** The same for whoever reports what others have reported, or is the first here to speak of what was published. */
export function joinedView(t: Translate, locale: Locale, shown: Joined): News {
  const { of, name, incident, others } = shown;
  const isFirst = others === 0 && incident.source !== null;
  const lines = [
    t(isFirst ? "incident.accepted" : "incident.joined", { number: of.number ?? "", name }),
    neighbours(t, locale, { incident, others }),
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

/** Under which number a fault goes on that was taken up in another one. */
export function goesOnLine(t: Translate, into: Pick<Case, "number">): string {
  return t("incident.goes-on-as", { number: into.number ?? "" });
}

export function goesOnButton(t: Translate, into: Pick<Case, "id" | "number">): InlineKeyboard {
  const label = t("incident.open", { number: into.number ?? "", ...plain });
  return new InlineKeyboard().text(label, `case:view:${into.id}`);
}

/** "3 neighbours, since 09:10": the day too, unless it is today. What was published began before that day. */
export function neighbours(
  t: Translate,
  locale: Locale,
  { incident, others }: { incident: Begun; others: number },
): string {
  const follow = others > 0 ? `${t("incident.neighbours", { count: others })} ` : "";
  const moment = new Date(incident.since);
  if (incident.source !== null) return `${follow}${publishedLine(t, locale, incident)}.`;
  const isToday = almatyDate(moment) === almatyDate(new Date());
  const when = isToday ? almatyTime(moment) : formatDate(locale, almatyDate(moment));
  return `${follow}${t("incident.since", { since: when })}`;
}

/** Of what is known from a publication: on what day it was so. */
export function publishedLine(t: Translate, locale: Locale, { since }: Begun): string {
  const date = asOf(locale, almatyDate(new Date(since)));
  return t("report.join.published", { date });
}

/** Until when a fault is promised to be mended. */
export function promise(t: Translate, locale: Locale, of: Case): string {
  const date = dueDate(locale, of);
  return date === undefined ? t("incident.no-date") : t("incident.promised", { date });
}

/** Why a resident cannot do that now: where the fault stands. Plain. */
export function standsNow(t: Translate, { number, state }: Case): string {
  const shown = { number: number ?? "", state: t(`case.state.${state}`, plain) };
  return t("incident.stands", { ...shown, ...plain });
}

/** Why staff cannot do that now. Plain. */
export function notNow(t: Translate, locale: Locale, of: Case): string {
  const shown = { name: caseNumber(t, locale, of), state: t(`case.state.${of.state}`, plain) };
  return t("staff.not-now", { ...shown, ...plain });
}
