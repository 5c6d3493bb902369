import { InlineKeyboard } from "grammy";
import type { Case } from "../../../db/schema.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { movePress } from "../record/case.press.js";
import { caseNumber, dueDate } from "../record/case.view.js";

interface NewCases {
  count: number;
  oldest: readonly { of: Case; subject: string }[];
}

/** How many new cases wait for their first card, and the oldest of them with a way to take each at once. */
export function newCasesView(t: Translate, locale: Locale, { count, oldest }: NewCases) {
  const lines = oldest.map(({ of, subject }) => {
    const due = dueDate(locale, of) ?? "—";
    return t("desk.new.line", { name: caseNumber(t, locale, of), subject, due });
  });
  const cases = oldest.map(({ of }) => of);
  return {
    text: [t("desk.new.head", { count }), ...lines, t("desk.new.how")].join("\n\n"),
    reply_markup: takeButtons(t, locale, cases),
  };
}

export function noNewCasesView(t: Translate) {
  return { text: t("desk.new.none"), reply_markup: new InlineKeyboard() };
}

/** One a row: a number is read whole on a telephone. */
export function takeButtons(t: Translate, locale: Locale, cases: readonly Case[]): InlineKeyboard {
  return InlineKeyboard.from(
    cases.map((of) => {
      const name = caseNumber(t, locale, of);
      return [
        InlineKeyboard.text(t("desk.new.take", { name, ...plain }), movePress("take").data(of.id)),
      ];
    }),
  );
}
