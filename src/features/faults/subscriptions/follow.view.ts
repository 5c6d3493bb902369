import { InlineKeyboard } from "grammy";
import type { Case } from "../../../db/schema.js";
import { escapeHtml } from "../../../text/html.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { dueDate } from "../../cases/record/case.view.js";
import type { Directory, Named } from "../record/directory.js";
import { joinButton } from "../record/incident.view.js";
import { followPress } from "./follow.press.js";
import type { WatchedPlace } from "./follow.repository.js";

/** On one screen of a telephone. */
export const PLACES_A_PAGE = 8;

/** Leads to the choice of a place. */
export function followButton(t: Translate) {
  return InlineKeyboard.text(t("place-watch.open", plain), followPress.open.data());
}

export function followThisButton(t: Translate, parkId: string) {
  return InlineKeyboard.text(
    t("place-watch.open-this", plain),
    followPress.add.data("park", parkId),
  );
}

export function stopButton(t: Translate, { kind, id }: WatchedPlace) {
  return InlineKeyboard.text(t("place-watch.stop", plain), followPress.stop.data(kind, id));
}

/** What can be followed by name; `undefined` for a place that is gone. */
export function findPlace(directory: Directory, { kind, id }: WatchedPlace): Named | undefined {
  return placesOfKind(directory, kind).find((place) => place.id === id);
}

export function placesOfKind(
  { parks, streets }: Directory,
  kind: WatchedPlace["kind"],
): readonly Named[] {
  return kind === "park" ? parks : streets;
}

interface Choice {
  kind: WatchedPlace["kind"];
  places: readonly Named[];
  /** Counts from 0. */
  page: number;
  pages: number;
  /** Whether there is anything of the other kind. */
  hasOther: boolean;
}

/** Places to choose from, a page of one kind. */
export function placesView(t: Translate, locale: Locale, shown: Choice) {
  const { kind, places, page, pages, hasOther } = shown;
  const { pick } = followPress;
  const keyboard = new InlineKeyboard();
  for (const { id, name } of places) {
    keyboard.text(name[locale], followPress.add.data(kind, id)).row();
  }
  if (page > 0) keyboard.text(t("board.previous", plain), pick.data(kind, page - 1));
  if (page + 1 < pages) keyboard.text(t("board.next", plain), pick.data(kind, page + 1));
  keyboard.row();
  const other = kind === "park" ? "street" : "park";
  if (hasOther) keyboard.text(t(`place-watch.list-${other}`, plain), pick.data(other, 0));
  const text = t(places.length > 0 ? `place-watch.choose-${kind}` : "place-watch.no-places");
  return { text, reply_markup: keyboard };
}

interface NewFault {
  of: Case;
  place: WatchedPlace;
  placeName: string;
  /** What is broken and where: plain text. */
  name: string;
}

/** Tells somebody who follows a place of a fault there. */
export function newFaultView(t: Translate, locale: Locale, shown: NewFault) {
  const { of, place, placeName, name } = shown;
  const due = dueDate(locale, of);
  const text = [
    t("place-watch.new-fault", { place: placeName }),
    `<b>${escapeHtml(name)}</b>`,
    ...(of.number === null ? [] : [t("report.join.number", { number: of.number })]),
    ...(due === undefined ? [] : [t("incident.promised", { date: due })]),
  ].join("\n");
  const keyboard = new InlineKeyboard().add(joinButton(t, of)).row().add(stopButton(t, place));
  return { text, reply_markup: keyboard };
}

/** The places that a person follows, each with its button to stop it. */
export function followedView(
  t: Translate,
  locale: Locale,
  followed: readonly { place: WatchedPlace; named: Named }[],
) {
  const names = followed.map(({ named }) => `• ${escapeHtml(named.name[locale])}`);
  return {
    text: [t("place-watch.followed"), ...names].join("\n"),
    rows: followed.map(({ place: { kind, id }, named }) => [
      InlineKeyboard.text(
        t("place-watch.stop-one", { place: named.name[locale], ...plain }),
        followPress.stop.data(kind, id),
      ),
    ]),
  };
}
