import { InlineKeyboard } from "grammy";
import { almatyDate } from "../../../calendar/almaty-time.js";
import type { Incident } from "../../../db/fault-schema.js";
import type { Case, Fact } from "../../../db/schema.js";
import { shortened } from "../../../text/clean-text.js";
import { formatDate, formatDateTime } from "../../../i18n/format.js";
import { escapeHtml } from "../../../text/html.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import type { Category } from "../../../nlu/meaning.js";
import { dueDate } from "../../cases/record/case.view.js";
import { factGroups } from "../../facts/fact.view.js";
import { menuPress } from "../../../router/menu.press.js";
import { type BoardFilter, boardPress } from "../record/board.press.js";
import type { Named } from "../record/directory.js";
import { incidentPress } from "../record/incident.press.js";
import { boardButton, joinButton, publishedLine } from "../record/incident.view.js";
import { followButton, followThisButton } from "../subscriptions/follow.view.js";

/** On one screen of a telephone. */
export const FAULTS_A_PAGE = 5;
const LONGEST_LABEL = 40;
const ALL: BoardFilter = { kind: "all" };

/** A fault as everybody may see it. */
export interface PublicFault {
  of: Case;
  incident: Incident;
  /** What is broken and where: plain text. */
  name: string;
}

interface BoardPage {
  faults: readonly PublicFault[];
  filter: BoardFilter;
  /** The category or the park that is shown alone: plain text. */
  only: string | undefined;
  /** Counts from 0. */
  page: number;
  pages: number;
}

/** What is known to be broken, and until when it is promised; each fault is a button. */
export function boardView(t: Translate, locale: Locale, shown: BoardPage) {
  const { faults, filter, only, page, pages } = shown;
  const first = page * FAULTS_A_PAGE + 1;
  const head = [
    t("board.head"),
    ...(only === undefined ? [] : [t("board.only", { only })]),
    ...(pages > 1 ? [t("board.page", { page: page + 1, of: pages })] : []),
  ].join("\n");
  const parts = faults.map((fault, index) =>
    [`${first + index}. <b>${escapeHtml(fault.name)}</b>`, ...faultLines(t, locale, fault)].join(
      "\n",
    ),
  );
  const body = parts.length > 0 ? parts : [t("board.nothing")];

  const keyboard = new InlineKeyboard();
  faults.forEach(({ of, name }, index) => {
    const label = shortened(`${first + index}. ${name}`, LONGEST_LABEL);
    keyboard.text(label, boardPress.show.data(of.id, filter, page)).row();
  });
  const { list, by } = boardPress;
  if (page > 0) keyboard.text(t("board.previous", plain), list.data(filter, page - 1));
  if (page + 1 < pages) keyboard.text(t("board.next", plain), list.data(filter, page + 1));
  keyboard.row();
  if (filter.kind !== "all") keyboard.text(t("board.all", plain), list.data(ALL, 0)).row();
  keyboard
    .text(t("board.by-category", plain), by.data("category"))
    .text(t("board.by-park", plain), by.data("park"))
    .row()
    .add(filter.kind === "park" ? followThisButton(t, filter.id) : followButton(t))
    .row()
    .text(t("start.complain", plain), menuPress.complain.data());
  return { text: [head, ...body].join("\n\n"), reply_markup: keyboard };
}

/** Categories, or parks, in which something is known. */
export function boardChoiceView(
  t: Translate,
  by: "category" | "park",
  choices: readonly { filter: BoardFilter; label: string }[],
) {
  const keyboard = new InlineKeyboard();
  for (const { filter, label } of choices) {
    keyboard.text(label, boardPress.list.data(filter, 0)).row();
  }
  keyboard.text(t("board.all", plain), boardPress.list.data(ALL, 0));
  const key = choices.length > 0 ? (`board.choose-${by}` as const) : "board.no-park";
  return { text: t(key), reply_markup: keyboard };
}

export function categoryChoice(t: Translate, id: Category) {
  const filter: BoardFilter = { kind: "category", id };
  return { filter, label: t(`incident.category.${id}`, plain) };
}

export function parkChoice(locale: Locale, { id, name }: Named) {
  const filter: BoardFilter = { kind: "park", id };
  return { filter, label: name[locale] };
}

interface Shown extends PublicFault {
  /** What was published of it. */
  facts: readonly Fact[];
  followers: number;
  /** Whether the reader hears of it already. */
  isFollowed: boolean;
  canJoin: boolean;
  hasPhoto: boolean;
  /** Data of the button that leads back. */
  back: string;
}

/** One fault, with the sources of what was published and what the reader can do. */
export function publicFaultView(t: Translate, locale: Locale, shown: Shown) {
  const { of, name, facts, followers, isFollowed, canJoin, hasPhoto, back } = shown;
  const lines = [
    `<b>${escapeHtml(name)}</b>`,
    ...faultLines(t, locale, shown),
    ...(followers > 0 ? [t("report.join.followers", { count: followers })] : []),
  ];
  const text = [
    lines.join("\n"),
    ...(facts.length > 0 ? [factGroups(t, locale, facts)] : []),
    ...(of.state === "known" ? [t("board.state-unpublished")] : []),
  ].join("\n\n");
  const keyboard = new InlineKeyboard();
  if (isFollowed) keyboard.text(t("case.my-case", plain), `case:view:${of.id}`).row();
  else if (canJoin) keyboard.add(joinButton(t, of)).row();
  if (hasPhoto) keyboard.text(t("board.photo", plain), boardPress.photo.data(of.id)).row();
  keyboard.text(t("board.back", plain), back);
  return { text, reply_markup: keyboard };
}

/** What is known of the fault that somebody has just told of: each may be joined at once. */
export function knownFaultsView(
  t: Translate,
  locale: Locale,
  faults: readonly PublicFault[],
  filter: BoardFilter,
) {
  const isOne = faults.length === 1;
  const parts = faults.map((fault, index) => {
    const name = `<b>${escapeHtml(fault.name)}</b>`;
    const head = isOne ? name : `${index + 1}. ${name}`;
    return [head, ...faultLines(t, locale, fault)].join("\n");
  });
  const rows = faults.map(({ of }, index) => [
    isOne
      ? joinButton(t, of)
      : InlineKeyboard.text(
          t("report.join.one", { n: index + 1, ...plain }),
          incidentPress.join.data(of.id),
        ),
  ]);
  const text = faults.length > 0 ? [t("board.known-head"), ...parts].join("\n\n") : undefined;
  return { text, rows: [...rows, [boardButton(t, filter)]] };
}

/** Number or source, state, since when, and until when it is promised. */
function faultLines(t: Translate, locale: Locale, { of, incident }: PublicFault): string[] {
  const { number, state } = of;
  const { source, since, fixed_at } = incident;
  const due = dueDate(locale, of);
  const day = (moment: string) => almatyDate(new Date(moment));
  const isFixed = state === "fixed" || state === "closed";
  return [
    ...(number === null ? [] : [t("report.join.number", { number })]),
    source === null
      ? t("report.join.since", { since: formatDateTime(locale, new Date(since)) })
      : publishedLine(t, locale, incident),
    t("incident.state", { state: t(`case.state.${state}`) }),
    ...(due === undefined ? [] : [t("incident.promised", { date: due })]),
    ...(isFixed && fixed_at !== null
      ? [t("board.fixed", { date: formatDate(locale, day(fixed_at)) })]
      : []),
  ];
}
