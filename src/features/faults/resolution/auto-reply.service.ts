import { InlineKeyboard } from "grammy";
import { almatyDate } from "../../../calendar/almaty-time.js";
import type { Case, Db } from "../../../db/schema.js";
import { formatDate } from "../../../i18n/format.js";
import { plain } from "../../../i18n/i18n.js";
import type { News, Reader } from "../../cases/record/case-kind.js";
import { isFinal } from "../../cases/record/case-state.js";
import { isFollower } from "../../cases/record/follower.repository.js";
import { lastDayToReopen } from "../record/incident-clock.service.js";
import { getIncident } from "../record/incident.repository.js";
import { incidentPress } from "../record/incident.press.js";
import { goesOnButton, goesOnLine } from "../record/incident.view.js";
import { findClosing } from "../record/verdict.repository.js";

/**
 * Where a fault stands to which somebody wrote, and what he can do, if it has ended or goes on under another number
 * than the one he wrote to.
 */
export async function sayAfterWords(
  db: Db,
  of: Case,
  wroteTo: Case,
  { t, locale, personId }: Reader,
): Promise<News | undefined> {
  const moved = wroteTo.id === of.id ? [] : [goesOnLine(t, of)];
  if (!isFinal(of)) {
    const [text] = moved;
    return text === undefined ? undefined : { text, reply_markup: goesOnButton(t, of) };
  }
  const stands = t("incident.stands", {
    number: of.number ?? "",
    state: t(`case.state.${of.state}`),
  });
  const until = (await isFollower(db, of.id, personId)) ? await reopensUntil(db, of) : undefined;
  if (until === undefined || until < new Date()) {
    const text = [...moved, stands, t("incident.over")].join("\n");
    return { text, reply_markup: goesOnButton(t, of) };
  }
  const date = formatDate(locale, almatyDate(until));
  return {
    text: [...moved, stands, t("incident.reopens-until", { date })].join("\n"),
    reply_markup: new InlineKeyboard().text(
      t("incident.not-fixed", plain),
      incidentPress.no.data(of.id),
    ),
  };
}

/** Until when "not fixed" opens again what is closed now. */
export async function reopensUntil(db: Db, of: Case): Promise<Date | undefined> {
  const closing = of.state === "closed" ? await findClosing(db, of.id) : undefined;
  if (!closing) return undefined;
  const { category } = await getIncident(db, of.id);
  return lastDayToReopen(db, category, closing.at);
}
