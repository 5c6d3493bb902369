import type { Case } from "../../../db/schema.js";
import { escapeHtml } from "../../../text/html.js";
import type { Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { isPaused } from "../record/case-clock.js";
import { caseName, dueDate, myCaseButton } from "../record/case.view.js";

interface Moved {
  of: Case;
  assignee: string | undefined;
  /** A clerk's words that go with it; without text they follow as a message of their own. */
  words?: { text: string | undefined };
}

/** Tells the person where the case stands now. */
export function movedView(t: Translate, locale: Locale, { of, assignee, words }: Moved) {
  const name = caseName(t, locale, of);
  const due = dueDate(locale, of);
  const facts = [
    ...(of.state === "approved" ? [t("clock.next-is-agreement")] : []),
    ...(isPaused(of) ? [t("clock.waits-for-you")] : []),
    ...(due ? [t("case.due", { date: due })] : []),
    ...(assignee && of.state === "under_review"
      ? [t("case.own.assignee", { name: assignee })]
      : []),
  ];
  const parts = [
    t("clock.moved", { name, state: t(`case.state.${of.state}`) }),
    ...(words ? [words.text === undefined ? t("case.see-below") : escapeHtml(words.text)] : []),
    ...(facts.length > 0 ? [facts.join("\n")] : []),
  ];
  return { text: parts.join("\n\n"), reply_markup: myCaseButton(t, of) };
}

interface AtOffice {
  of: Case;
  office: string;
  text: string | undefined;
}

/** Tells the person whose desk his case lies on, and what is waited for. */
export function officeView(t: Translate, locale: Locale, { of, office, text }: AtOffice) {
  const due = dueDate(locale, of);
  const where = isPaused(of) ? t("clock.waits-for-you") : t("clock.at-office", { office });
  const parts = [
    `<b>${caseName(t, locale, of)}</b>`,
    text === undefined ? t("case.see-below") : escapeHtml(text),
    [where, ...(due ? [t("case.due", { date: due })] : [])].join("\n"),
  ];
  return { text: parts.join("\n\n"), reply_markup: myCaseButton(t, of) };
}
