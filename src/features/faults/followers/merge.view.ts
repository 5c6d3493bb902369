import { InlineKeyboard } from "grammy";
import { almatyDate, almatyTime } from "../../../calendar/almaty-time.js";
import type { Report } from "../../../db/fault-schema.js";
import type { Case } from "../../../db/schema.js";
import { shortened } from "../../../text/clean-text.js";
import { formatDate } from "../../../i18n/format.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { caseLabel } from "../../cases/record/case.view.js";
import { mergePress, reportsPress } from "./merge.press.js";

const LONGEST_WORDS = 200;

export interface NamedCase {
  of: Case;
  /** What is broken and where: plain text. */
  name: string;
}

/** With which fault this one is the same. */
export function mergeView(t: Translate, locale: Locale, of: Case, others: readonly NamedCase[]) {
  const keyboard = new InlineKeyboard();
  for (const other of others) {
    const label = caseLabel(t, locale, other.of, other.name);
    keyboard.text(label, mergePress.into.data(of.id, other.of.id)).row();
  }
  const key = others.length > 0 ? "merge.ask" : "merge.none";
  return { text: t(key, { number: of.number ?? "" }), reply_markup: keyboard };
}

/** Asks once more: nobody can part them as they were. */
export function mergeSureView(t: Translate, of: Case, into: NamedCase) {
  const text = t("merge.sure", { from: of.number ?? "", into: into.of.number ?? into.name });
  const keyboard = new InlineKeyboard()
    .text(t("merge.yes", plain), mergePress.yes.data(of.id, into.of.id))
    .text(t("merge.no", plain), mergePress.no.data());
  return { text, reply_markup: keyboard };
}

export interface ShownReport {
  report: Report;
  /** By name, or without it where the person asked for that. */
  who: string;
  files: number;
}

interface Page {
  /** Counts from 0. */
  page: number;
  pages: number;
  first: number;
}

/** What people reported of one fault, a page of it, each to be split off. */
export function reportsView(
  t: Translate,
  locale: Locale,
  shown: { of: Case; reports: readonly ShownReport[] } & Page,
) {
  const { of, reports, page, pages, first } = shown;
  const keyboard = new InlineKeyboard();
  const lines = reports.map(({ report, who, files }, i) => {
    const n = first + i + 1;
    if (i > 0 && i % 2 === 0) keyboard.row();
    keyboard.text(t("merge.split", { n, ...plain }), reportsPress.split.data(report.id));
    const moment = new Date(report.created_at);
    const when = `${formatDate(locale, almatyDate(moment))}, ${almatyTime(moment)}`;
    const words = shortened(report.words, LONGEST_WORDS) || "—";
    return t("merge.report", { n, who, when, words, files });
  });
  keyboard.row();
  if (page > 0) keyboard.text("‹", reportsPress.page.data(of.id, page - 1));
  if (page < pages - 1) keyboard.text("›", reportsPress.page.data(of.id, page + 1));
  const head = t("merge.reports", { number: of.number ?? "" });
  return { text: [head, ...lines].join("\n\n"), reply_markup: keyboard };
}
