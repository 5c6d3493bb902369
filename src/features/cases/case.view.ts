import { InlineKeyboard } from "grammy";
import type { Case, Person } from "../../db/schema.js";
import { cleanLine, shortened } from "../../forms/fields/clean-text.js";
import { formatDate, formatDay } from "../../i18n/format.js";
import { escapeHtml } from "../../i18n/html.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import { almatyDate } from "../../calendar/almaty-time.js";
import { canMove } from "./case-state.js";

const LONGEST_LABEL = 50;
/** Longer words leave no room for a line above them in one message of Telegram: they are copied as they are. */
export const LONGEST_QUOTED = 3_500;

const LONGEST_TITLE = 30;

/** "A-2026-000123 «Bakery»": tells the cases of one person apart. Holds no character that HTML would need escaped. */
export function caseName(
  t: Translate,
  locale: Locale,
  of: Pick<Case, "number" | "title" | "created_at">,
): string {
  const number = caseNumber(t, locale, of);
  if (of.title === null) return number;
  return `${number} «${shortened(cleanLine(of.title.replace(/[<>&«»]/g, " ")), LONGEST_TITLE)}»`;
}

/** "A-2026-000123", or "question of 21 November" for a case without a number: plain text. */
export function caseNumber(
  t: Translate,
  locale: Locale,
  of: Pick<Case, "number" | "created_at">,
): string {
  const day = formatDay(locale, almatyDate(new Date(of.created_at)));
  return of.number ?? t("case.question-of", { day, ...plain });
}

/** The name of a case on a button: those without a title are told apart by their words. */
export function caseLabel(t: Translate, locale: Locale, of: Case, subject: string): string {
  const name = caseName(t, locale, of);
  return shortened(of.title === null ? `${name}: ${subject}` : name, LONGEST_LABEL);
}

export function dueDate(locale: Locale, of: Pick<Case, "due_at">): string | undefined {
  return of.due_at === null ? undefined : formatDate(locale, almatyDate(new Date(of.due_at)));
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
  return new InlineKeyboard().text(t("case.my-case", plain), `case:view:${of.id}`);
}

interface Card {
  of: Case;
  person: Person;
  assignee: string | undefined;
  lines: string[];
}

/** The card by which staff see a case; edited in place as the case moves on. */
export function cardView(t: Translate, locale: Locale, { of, person, assignee, lines }: Card) {
  const due = dueDate(locale, of);
  const head = [
    t(`case.card.${of.kind}`, { name: caseNumber(t, locale, of) }),
    t("case.card.state", { state: t(`case.state.${of.state}`) }),
    ...(assignee ? [t("case.card.assignee", { name: assignee })] : []),
    ...(due && of.state !== "closed" ? [t("case.card.due", { date: due })] : []),
    t("case.card.person", {
      name: person.name,
      language: t(`language.name.${person.locale ?? "ru"}`),
    }),
    ...(person.blocked ? [t("case.card.blocked")] : []),
  ];
  return {
    text: [head.join("\n"), lines.join("\n")].join("\n\n"),
    reply_markup: cardButtons(t, of),
  };
}

function cardButtons(t: Translate, of: Case): InlineKeyboard {
  const button = (move: "take" | "answer" | "close") =>
    InlineKeyboard.text(t(`case.${move}`, plain), `case:${move}:${of.id}`);
  return InlineKeyboard.from([
    ...(canMove(of.state, "take") ? [[button("take")]] : []),
    ...(canMove(of.state, "close") ? [[button("answer"), button("close")]] : []),
  ]);
}

interface OwnView {
  of: Case;
  subject: string;
  assignee: string | undefined;
  /** What its kind adds, in HTML. */
  lines: string[];
}

/** The person's own view of a case: state, due date, who answers, and how to write. */
export function personCaseView(
  t: Translate,
  locale: Locale,
  { of, subject, assignee, lines }: OwnView,
): string {
  const due = dueDate(locale, of);
  return [
    t("case.own.head", { name: caseNumber(t, locale, of), subject }),
    t("case.own.state", { state: t(`case.state.${of.state}`) }),
    t("case.own.filed", { date: formatDate(locale, almatyDate(new Date(of.created_at))) }),
    ...(due && of.state !== "closed" ? [t("case.due", { date: due })] : []),
    ...(assignee ? [t("case.own.assignee", { name: assignee })] : []),
    ...lines,
    ...(of.state === "closed" ? [] : ["", t("case.own.how-to-write")]),
  ].join("\n");
}

/** A clerk's answer; without text it announces the file that follows. */
export function answerView(t: Translate, locale: Locale, of: Case, text: string | undefined) {
  const head = t("case.answer-to", { name: caseName(t, locale, of) });
  const body = text === undefined ? t("case.see-below") : escapeHtml(text);
  return { text: `${head}\n\n${body}`, reply_markup: myCaseButton(t, of) };
}

/** The last word on a case. */
export function closedView(t: Translate, locale: Locale, of: Case, text: string | undefined) {
  const head = t("case.closed", { name: caseName(t, locale, of) });
  const body = text === undefined ? t("case.see-below") : escapeHtml(text);
  return { text: `${head}\n\n${body}`, reply_markup: myCaseButton(t, of) };
}

/** A person's own words under the card. */
export function relayView(t: Translate, name: string, text: string, isCorrection: boolean): string {
  const head = isCorrection ? t("case.edited", { name }) : t("case.relay", { name });
  return `${head}\n${escapeHtml(text)}`;
}
