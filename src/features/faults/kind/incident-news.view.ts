import { InlineKeyboard } from "grammy";
import { almatyDate } from "../../../calendar/almaty-time.js";
import type { Case } from "../../../db/schema.js";
import { formatDate } from "../../../i18n/format.js";
import { escapeHtml } from "../../../text/html.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import type { News } from "../../cases/record/case-kind.js";
import { incidentPress, STARS } from "../record/incident.press.js";
import { boardButton, type Named, promise } from "../record/incident.view.js";

export interface Closing {
  /** Nobody answered. */
  isSilent: boolean;
  reopensUntil: Date;
}

interface Moved extends Named {
  words: string | undefined;
  /** As it was found, and as it was left mended. */
  photos: { before: string | undefined; after: readonly string[] };
  /** When silence will close it. */
  closesAt: string | null;
  /** How it was closed, and until when that may be spoken against. */
  closing: Closing | undefined;
  hasRated: boolean;
}

/** Where a fault stands now, for everybody who follows it. */
export function movedIncidentView(t: Translate, locale: Locale, shown: Moved): News {
  const { of, name, words } = shown;
  const number = of.number ?? "";
  const parts = [
    t("incident.moved", { number, name, state: t(`case.state.${of.state}`) }),
    ...(words ? [escapeHtml(words)] : []),
    ...whatFollows(t, locale, shown),
  ];
  return {
    text: parts.join("\n\n"),
    reply_markup: newsButtons(t, shown),
    ...finishedWork(t, shown.photos),
  };
}

/** The finished work, beside what it was like before if that may be shown. */
function finishedWork(
  t: Translate,
  { before, after }: Moved["photos"],
): Pick<News, "photo" | "album"> {
  const [first] = after;
  if (first === undefined) return {};
  if (before === undefined && after.length === 1) return { photo: first };
  const captioned = (photo: string, stage: "before" | "after") => ({
    photo,
    caption: t(`incident.photo-${stage}`, plain),
  });
  const found = before === undefined ? [] : [captioned(before, "before")];
  return { album: [...found, ...after.map((photo) => captioned(photo, "after"))] };
}

function whatFollows(t: Translate, locale: Locale, shown: Moved): string[] {
  const { of, closesAt, closing, hasRated } = shown;
  switch (of.state) {
    case "fixed": {
      const date = formatDate(locale, almatyDate(new Date(closesAt ?? Date.now())));
      return [t("incident.is-it-fixed", { date })];
    }
    case "waiting_resident":
      return [t("incident.please-answer")];
    case "closed":
      return [
        t(closing?.isSilent ? "incident.closed-silently" : "incident.closed"),
        [
          ...(hasRated ? [] : [t("incident.rate")]),
          ...(closing ? [stillOpen(t, locale, closing)] : []),
        ].join("\n"),
      ];
    case "reopened":
      return [t("incident.reopened"), promise(t, locale, of)];
    default:
      return of.due_at === null ? [] : [promise(t, locale, of)];
  }
}

function stillOpen(t: Translate, locale: Locale, { reopensUntil }: Closing): string {
  return t("incident.reopens-until", { date: formatDate(locale, almatyDate(reopensUntil)) });
}

function verdictButtons(t: Translate, of: Case, keyboard: InlineKeyboard): void {
  if (of.state === "fixed") {
    keyboard.text(t("incident.yes", plain), incidentPress.yes.data(of.id)).row();
  }
  if (of.state === "fixed" || of.state === "closed") {
    keyboard.text(t("incident.not-fixed", plain), incidentPress.no.data(of.id)).row();
  }
}

function newsButtons(t: Translate, { of, hasRated }: Moved): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  verdictButtons(t, of, keyboard);
  if (of.state === "closed" && !hasRated) {
    for (const stars of STARS) {
      keyboard.text(`${stars} ★`, incidentPress.rate.data(of.id, stars));
    }
    keyboard.row();
  }
  return keyboard.text(t("case.my-case", plain), `case:view:${of.id}`);
}

interface Own {
  of: Case;
  isFollowed: boolean;
  hasPhotos: boolean;
}

/** Under somebody's own view of a fault: the answer that is asked for, and what else he can do. */
export function ownButtons(t: Translate, { of, isFollowed, hasPhotos }: Own): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (isFollowed) verdictButtons(t, of, keyboard);
  if (hasPhotos) keyboard.text(t("incident.photos", plain), incidentPress.photos.data(of.id)).row();
  if (isFollowed)
    keyboard.text(t("incident.leaving.leave", plain), incidentPress.leave.data(of.id));
  return keyboard.row().add(boardButton(t));
}
