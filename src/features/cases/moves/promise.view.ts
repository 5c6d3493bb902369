import { InlineKeyboard } from "grammy";
import type { Case } from "../../../db/schema.js";
import { escapeHtml } from "../../../text/html.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { casePress, EXTENSIONS } from "../record/case.press.js";
import { caseName, dueDate, isFault, myCaseButton } from "../record/case.view.js";

/** Asks staff to keep a promise, or to give the person a new date before it breaks. */
export function warningView(t: Translate, locale: Locale, of: Case) {
  const text = t(isFault(of) ? "clock.warning-fault" : "clock.warning", named(t, locale, of));
  return { text, reply_markup: newDateButtons(t, of) };
}

/** Tells staff that a promise is broken; heads whom the bot cannot write to are called by name. */
export function lateDeskView(
  t: Translate,
  locale: Locale,
  { of, heads }: { of: Case; heads: readonly { id: number; name: string }[] },
) {
  const links = heads.map(({ id, name }) => `<a href="tg://user?id=${id}">${escapeHtml(name)}</a>`);
  const key = isFault(of) ? "clock.late.desk-fault" : "clock.late.desk";
  const text = [...links, t(key, named(t, locale, of))].join(", ");
  return { text, reply_markup: newDateButtons(t, of) };
}

export function lateHeadView(
  t: Translate,
  locale: Locale,
  { of, assignee, office }: { of: Case; assignee: string | undefined; office: string },
): string {
  return [
    t("clock.late.head", named(t, locale, of)),
    t("case.card.state", { state: t(`case.state.${of.state}`) }),
    t("case.card.assignee", { name: assignee ?? "—" }),
    t("clock.at-office", { office }),
  ].join("\n");
}

/** Tells the person that the answer, or the repair, is late, when nobody gave him a new date before. */
export function lateView(t: Translate, locale: Locale, of: Case) {
  return {
    text: t(isFault(of) ? "clock.late.fault" : "clock.late.person", named(t, locale, of)),
    reply_markup: myCaseButton(t, of),
  };
}

/** The new date and the reason; without text the reason follows as a message of its own. */
export function newDateView(t: Translate, locale: Locale, of: Case, text: string | undefined) {
  const reason = text === undefined ? t("case.see-below") : escapeHtml(text);
  const key = isFault(of) ? "clock.new-date-mended" : "clock.new-date-given";
  return {
    text: `${t(key, named(t, locale, of))}\n\n${reason}`,
    reply_markup: myCaseButton(t, of),
  };
}

function newDateButtons(t: Translate, of: Case): InlineKeyboard {
  return InlineKeyboard.from(
    EXTENSIONS.map((count) => [
      InlineKeyboard.text(
        t("clock.new-date", { count, ...plain }),
        casePress.extend.data(of.id, count),
      ),
    ]),
  );
}

function named(t: Translate, locale: Locale, of: Case) {
  return { name: caseName(t, locale, of), date: dueDate(locale, of) ?? "" };
}
