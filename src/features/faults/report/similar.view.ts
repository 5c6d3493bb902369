import { almatyDate } from "../../../calendar/almaty-time.js";
import { asOf, capitalised, formatDate, formatDateTime } from "../../../i18n/format.js";
import { escapeHtml } from "../../../text/html.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import type { News } from "../../cases/record/case-kind.js";
import { goesOnButton, type Named, promise } from "../record/incident.view.js";
import type { Similar } from "../record/report-answers.js";
import type { Directory } from "../record/directory.js";

/** Faults that are known near the place of a report, each with what a neighbour may hope for. HTML. */
export function knownNearbyView(
  t: Translate,
  locale: Locale,
  directory: Directory,
  known: readonly Similar[],
): string {
  const parts = known.map((one, index) => {
    const lines = knownLines(t, locale, directory, one);
    return known.length === 1 ? lines.join("\n") : `${index + 1}. ${lines.join("\n")}`;
  });
  const ask = known.some(({ isFollowed }) => !isFollowed)
    ? "report.join.ask"
    : "report.join.ask-yours";
  return [t("report.join.head"), ...parts, t(ask)].join("\n\n");
}

/** Said to a follower whose further report was added to the fault. */
export function addedView(t: Translate, locale: Locale, { of, name }: Named): News {
  const lines = [
    t("report.join.added", { number: of.number ?? "", name }),
    t("incident.state", { state: t(`case.state.${of.state}`) }),
    promise(t, locale, of),
  ];
  return { text: lines.join("\n"), reply_markup: goesOnButton(t, of) };
}

function knownLines(t: Translate, locale: Locale, directory: Directory, one: Similar): string[] {
  const { category, objectId, name, followers, dueAt, state, since } = one;
  const published = one.published?.[locale];
  const object = directory.objects.find(({ id }) => id === objectId)?.name[locale];
  const what = [t(`incident.category.${category}`, plain), ...(object ? [object] : [])].join(", ");
  const day = (moment: string) => almatyDate(new Date(moment));
  return [
    `<b>${escapeHtml(what)}</b>`,
    ...(published === undefined ? [] : [escapeHtml(capitalised(published))]),
    ...(name === "" ? [] : [t("report.join.number", { number: name })]),
    published === undefined
      ? t("report.join.since", { since: formatDateTime(locale, new Date(since)) })
      : t("report.join.published", { date: asOf(locale, day(since)) }),
    ...(one.isFollowed ? [t("report.join.yours")] : []),
    ...(followers > 0 ? [t("report.join.followers", { count: followers })] : []),
    t("incident.state", { state: t(`case.state.${state}`) }),
    ...(dueAt === null ? [] : [t("incident.promised", { date: formatDate(locale, day(dueAt)) })]),
  ];
}
