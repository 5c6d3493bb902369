import { almatyDate } from "../../../calendar/almaty-time.js";
import type { CaseEvent } from "../../../db/schema.js";
import { shortened } from "../../../text/clean-text.js";
import { formatDate, formatDateTime } from "../../../i18n/format.js";
import { escapeHtml } from "../../../text/html.js";
import type { Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";

const MOST_SHOWN = 12;
const LONGEST_REASON = 120;
/** What staff are told of; talk and notes stand in the topic. */
const TOLD: readonly CaseEvent["kind"][] = ["filed", "moved", "office", "extended", "urgent"];

/** The states of a case with their days, oldest first. */
export function personHistory(t: Translate, locale: Locale, events: readonly CaseEvent[]) {
  return events
    .filter((event) => event.to_state !== null)
    .slice(-MOST_SHOWN)
    .map((event) =>
      t("clock.history.line", {
        date: formatDate(locale, almatyDate(new Date(event.at))),
        state: stateOf(t, event),
      }),
    );
}

function stateOf(t: Translate, { to_state: state }: CaseEvent): string {
  return state === null ? "" : t(`case.state.${state}`);
}

/** What happened to a case, with who did it and why, for staff. */
export function staffHistory(
  t: Translate,
  locale: Locale,
  events: readonly CaseEvent[],
  names: { actor(event: CaseEvent): string; office(id: string): string },
): string[] {
  return events
    .filter(({ kind }) => TOLD.includes(kind))
    .slice(-MOST_SHOWN)
    .map((event) => {
      const line = t("clock.history.staff", {
        at: formatDateTime(locale, new Date(event.at)),
        what: whatHappened(t, locale, event, names.office),
        actor: names.actor(event),
      });
      const reason = event.reason === null ? "" : shortened(event.reason, LONGEST_REASON);
      return reason ? `${line}\n<i>${escapeHtml(reason)}</i>` : line;
    });
}

function whatHappened(
  t: Translate,
  locale: Locale,
  event: CaseEvent,
  office: (id: string) => string,
): string {
  if (event.kind === "filed" || event.kind === "moved") return stateOf(t, event);
  if (event.kind === "urgent") return t("clock.history.urgent");
  const detail = JSON.parse(event.detail ?? "{}") as { office: string; to: string };
  if (event.kind === "office") return office(detail.office);
  const date = formatDate(locale, almatyDate(new Date(detail.to)));
  return t("clock.history.extended", { date });
}
