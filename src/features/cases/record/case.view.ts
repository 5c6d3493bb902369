import { InlineKeyboard } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import type { Case, Person } from "../../../db/schema.js";
import { cleanLine, shortened } from "../../../text/clean-text.js";
import { formatDate, formatDateTime, formatDay } from "../../../i18n/format.js";
import { escapeHtml } from "../../../text/html.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { almatyDate } from "../../../calendar/almaty-time.js";
import { isPaused } from "./case-clock.js";
import type { OwnView } from "./case-kind.js";
import { PERSON_OFFICE } from "./case-rules.js";
import { type CardMove, casePress, isCardMove, movePress } from "./case.press.js";
import { canChangeOffice, findMove, isFinal, listMoves } from "./case-state.js";

const LONGEST_LABEL = 50;
/** Longer words leave no room for a line above them in one message of Telegram: they are copied as they are. */
export const LONGEST_QUOTED = 3_500;

const LONGEST_TITLE = 30;

/** "A-2026-000123 «Bakery»": tells the cases of one person apart. Holds no character that HTML would need escaped. */
export function caseName(
  t: Translate,
  locale: Locale,
  of: Pick<Case, "kind" | "number" | "title" | "created_at">,
): string {
  const number = caseNumber(t, locale, of);
  if (of.title === null) return number;
  return `${number} «${shortened(cleanLine(of.title.replace(/[<>&«»]/g, " ")), LONGEST_TITLE)}»`;
}

/** "A-2026-000123", or "question of 21 November" for a case without a number: plain text. */
export function caseNumber(
  t: Translate,
  locale: Locale,
  of: Pick<Case, "kind" | "number" | "created_at">,
): string {
  if (of.number !== null) return of.number;
  const day = almatyDate(new Date(of.created_at));
  return of.kind === "fault"
    ? t("case.issue-of", { day: formatDate(locale, day), ...plain })
    : t("case.question-of", { day: formatDay(locale, day), ...plain });
}

/** Why a press came to nothing: the case is in a state in which it cannot be done. For a toast. */
export function notNow(t: Translate, locale: Locale, of: Case): string {
  const name = caseNumber(t, locale, of);
  return t("staff.not-now", { name, state: t(`case.state.${of.state}`), ...plain });
}

/** The name of a case on a button: those without a title are told apart by their words. */
export function caseLabel(t: Translate, locale: Locale, of: Case, subject: string): string {
  const name = caseName(t, locale, of);
  return shortened(of.title === null ? `${name}: ${subject}` : name, LONGEST_LABEL);
}

/** What is promised of a fault is that it is mended, and not an answer. */
export function isFault({ kind }: Pick<Case, "kind">): boolean {
  return kind === "fault";
}

/** On nobody's desk: many people may say a word, and none has to. */
function waitsForResidents(of: Pick<Case, "kind" | "office_id">): boolean {
  return isFault(of) && of.office_id === PERSON_OFFICE;
}

/** The day of a promise; of an urgent one the hour, too. */
export function dueDate(
  locale: Locale,
  { due_at, is_urgent }: Pick<Case, "due_at" | "is_urgent">,
): string | undefined {
  if (due_at === null) return undefined;
  const due = new Date(due_at);
  return is_urgent ? formatDateTime(locale, due) : formatDate(locale, almatyDate(due));
}

/** Said once, after the commit: the number, until when, and a way to look. */
export function confirmationView(t: Translate, locale: Locale, of: Case) {
  const due = dueDate(locale, of);
  const lines = of.number
    ? [t("case.accepted", { number: of.number })]
    : [t("case.question-accepted")];
  if (of.title) lines.push(t("case.about", { title: of.title }));
  if (due) lines.push(t("case.due", { date: due }));
  lines.push(t("case.what-next"));
  return { text: lines.join("\n"), reply_markup: myCaseButton(t, of) };
}

export function myCaseButton(t: Translate, of: Pick<Case, "id">): InlineKeyboard {
  return new InlineKeyboard().text(t("case.my-case", plain), casePress.view.data(of.id));
}

interface Card {
  of: Case;
  /** Lines on who it is from. */
  from: string[];
  assignee: string | undefined;
  /** Whose desk the case lies on. */
  office: string;
  lines: string[];
  /** What its kind adds to the buttons. */
  buttons: InlineKeyboardButton[];
}

/** The card by which staff see a case; edited in place as the case moves on. */
export function cardView(
  t: Translate,
  locale: Locale,
  { of, from, assignee, office, lines, buttons }: Card,
) {
  const due = dueDate(locale, of);
  const since = formatDate(locale, almatyDate(new Date(of.office_since)));
  const head = [
    ...(of.is_urgent ? [t("case.card.urgent")] : []),
    t(`case.card.${of.kind}`, { name: caseNumber(t, locale, of) }),
    t("case.card.state", { state: t(`case.state.${of.state}`) }),
    ...(assignee ? [t("case.card.assignee", { name: assignee })] : []),
    ...(isFinal(of) || waitsForResidents(of)
      ? []
      : [t("case.card.office", { office, date: since })]),
    ...(due ? [t(isFault(of) ? "case.card.due-mended" : "case.card.due", { date: due })] : []),
    ...(isPaused(of) ? [t(isFault(of) ? "clock.waits-for-residents" : "case.card.paused")] : []),
    ...from,
  ];
  return {
    text: [head.join("\n"), lines.join("\n")].join("\n\n"),
    reply_markup: cardButtons(t, of, buttons),
  };
}

/** Who a case is from: name and language, and whether the bot still reaches him. */
export function fromView(t: Translate, person: Person): string[] {
  const language = t(`language.name.${person.locale ?? "ru"}`);
  return [
    t("case.card.person", { name: person.name, language }),
    ...(person.blocked ? [t("case.card.blocked")] : []),
  ];
}

type CardButton = CardMove | "answer" | "office";

/** What can be done now, two in a row so that it is read on a telephone. */
function cardButtons(t: Translate, of: Case, more: InlineKeyboardButton[]): InlineKeyboard {
  if (isFinal(of)) return new InlineKeyboard();
  const moves = listMoves(of, "clerk").filter(isCardMove);
  const others: CardButton[] = ["answer", ...moves.filter((move) => move !== "take")];
  if (canChangeOffice(of)) others.push("office");
  const first: CardButton[][] = moves.includes("take") ? [["take"]] : [];
  const rows = [...first, ...inPairs(others)];
  return InlineKeyboard.from(
    rows.map((row) =>
      row.map((button) =>
        InlineKeyboard.text(t(`case.${button}`, plain), pressOf(button).data(of.id)),
      ),
    ),
  )
    .row()
    .text(t("template.button", plain), casePress.template.data(of.id))
    .row(...more);
}

function pressOf(button: CardButton) {
  return button === "answer" || button === "office" ? casePress[button] : movePress(button);
}

function inPairs<T>(items: readonly T[]): T[][] {
  return items.flatMap((_, at) => (at % 2 === 0 ? [items.slice(at, at + 2)] : []));
}

interface OwnCase {
  of: Case;
  subject: string;
  assignee: string | undefined;
  office: string;
  /** Working days for which it has lain there. */
  officeDays: number;
  history: string[];
  /** Only who filed it withdraws it. */
  isOwner: boolean;
  /** What its kind adds: lines in HTML, and buttons. */
  own: OwnView | undefined;
}

/** The person's own view of a case: state, due date, where it lies, what became of it, and how to write. */
export function personCaseView(t: Translate, locale: Locale, shown: OwnCase) {
  const { of, subject, assignee, office, officeDays: count, history, own } = shown;
  const due = dueDate(locale, of);
  const isWithPerson = isPaused(of) || waitsForResidents(of);
  const waits = t(isFault(of) ? "clock.waits-for-residents" : "clock.waits-for-you");
  const where = isWithPerson ? waits : t("case.own.office", { office, count });
  const text = [
    t("case.own.head", { name: caseNumber(t, locale, of), subject }),
    t("case.own.state", { state: t(`case.state.${of.state}`) }),
    ...(isFinal(of) ? [] : [where]),
    ...(due ? [t(isFault(of) ? "case.due-mended" : "case.due", { date: due })] : []),
    ...(assignee ? [t("case.own.assignee", { name: assignee })] : []),
    ...(own?.lines ?? []),
    "",
    ...history,
    ...(isFinal(of)
      ? []
      : ["", t(isFault(of) ? "case.fault.how-to-write" : "case.own.how-to-write")]),
  ].join("\n");
  const keyboard = InlineKeyboard.from(own?.buttons.inline_keyboard ?? []);
  if (shown.isOwner && own?.mayWithdraw !== false && findMove(of, "withdraw", "person")) {
    keyboard.row();
    const label = t(isFault(of) ? "case.fault.withdraw" : "case.withdraw", plain);
    keyboard.text(label, casePress.withdraw.data(of.id));
  }
  return { text, keyboard };
}

/** Asks once more before a case is withdrawn for good. */
export function withdrawView(t: Translate, locale: Locale, of: Case) {
  return {
    text: t(isFault(of) ? "case.fault.withdraw-sure" : "case.withdraw-sure", {
      name: caseName(t, locale, of),
    }),
    keyboard: new InlineKeyboard()
      .text(t("case.withdraw-yes", plain), casePress.withdrawYes.data(of.id))
      .text(t("case.withdraw-no", plain), casePress.withdrawNo.data(of.id)),
  };
}

/** A clerk's answer; without text it announces the file that follows. */
export function answerView(t: Translate, locale: Locale, of: Case, text: string | undefined) {
  const head = t("case.answer-to", { name: caseName(t, locale, of) });
  const body = text === undefined ? t("case.see-below") : escapeHtml(text);
  return { text: `${head}\n\n${body}`, reply_markup: myCaseButton(t, of) };
}

/** A clerk's answer as it should have been. */
export function correctionView(t: Translate, locale: Locale, of: Case, text: string | undefined) {
  const head = t("talk.correction", { name: caseName(t, locale, of) });
  const body = text === undefined ? t("case.see-below") : escapeHtml(text);
  return { text: `${head}\n\n${body}`, reply_markup: myCaseButton(t, of) };
}
