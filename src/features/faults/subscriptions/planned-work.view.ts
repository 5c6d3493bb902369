import { InlineKeyboard } from "grammy";
import { almatyDate, almatyTime } from "../../../calendar/almaty-time.js";
import type { PlannedWork } from "../../../db/fault-schema.js";
import { shortened } from "../../../text/clean-text.js";
import { formatDateTime } from "../../../i18n/format.js";
import { escapeHtml } from "../../../text/html.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { LOCALES, type Locale } from "../../../i18n/locales.js";
import { stopButton } from "./follow.view.js";

const LONGEST_LABEL = 40;

interface NamedWork {
  work: PlannedWork;
  /** The park or the street: plain text. */
  place: string;
}

/** What is planned, where and when, in the reader's language as far as it was written in it. HTML. */
export function worksView(t: Translate, locale: Locale, { work, place }: NamedWork): string {
  return [
    t("place-watch.works.head", { place }),
    t(`incident.category.${work.category}`),
    period(locale, work),
    ...wordsFor(t, locale, work),
  ].join("\n");
}

/** The same as news to whoever follows the place. */
export function worksNews(
  t: Translate,
  locale: Locale,
  named: NamedWork,
  what: "planned" | "withdrawn",
) {
  const text = worksView(t, locale, named);
  const { kind, place_id: id } = named.work;
  return {
    text: what === "planned" ? text : `${t("place-watch.works.called-off")}\n\n${text}`,
    reply_markup: new InlineKeyboard().add(stopButton(t, { kind, id })),
  };
}

/** For staff: how to plan, and what is planned, each with the button that takes it back. */
export function plannedView(t: Translate, locale: Locale, works: readonly NamedWork[]) {
  const parts = works.map((named, index) => `${index + 1}. ${worksView(t, locale, named)}`);
  const keyboard = new InlineKeyboard();
  works.forEach(({ work, place }, index) => {
    const words = t("place-watch.works.withdraw", { n: index + 1, place, ...plain });
    keyboard.text(shortened(words, LONGEST_LABEL), `works:withdraw:${work.id}`).row();
  });
  return { text: [t("place-watch.works.how-to"), ...parts].join("\n\n"), reply_markup: keyboard };
}

function period(locale: Locale, { starts_at, ends_at }: PlannedWork): string {
  const [from, to] = [new Date(starts_at), new Date(ends_at)];
  const isOneDay = almatyDate(from) === almatyDate(to);
  return `${formatDateTime(locale, from)} – ${isOneDay ? almatyTime(to) : formatDateTime(locale, to)}`;
}

/** Words of another language are marked so: they are the operator's, and nobody translates them. */
function wordsFor(t: Translate, locale: Locale, { words }: PlannedWork): string[] {
  const written = JSON.parse(words) as Partial<Record<Locale, string>>;
  const own = written[locale];
  if (own !== undefined) return [escapeHtml(own)];
  const other = LOCALES.find((one) => written[one] !== undefined);
  if (other === undefined) return [];
  const language = t(`language.name.${other}`);
  return [t("place-watch.works.in-language", { language }), escapeHtml(written[other] ?? "")];
}
