import { InlineKeyboard } from "grammy";
import type { User } from "grammy/types";
import type { Park, Premises } from "../../../db/schema.js";
import { asOf, formatArea } from "../../../i18n/format.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { replyPromptView } from "../../desk/reply-prompt.js";
import type { PromptField } from "./inventory-answer.service.js";
import type { PremisesInPark } from "../record/premises.repository.js";
import {
  originLine,
  parkName,
  premisesArea,
  premisesOffer,
  premisesState,
  SWITCHED_UTILITIES,
} from "../parks/premises.view.js";

/** On one screen of a telephone. */
export const ENTRIES_A_PAGE = 8;

const BUTTONS_A_ROW = 2;
/** In Kazakh, in Russian, in English. */
const EXAMPLE_NAMES = "Арша\nМожжевельник\nJuniper";
const PREMISES_STATES = ["under_construction", "free", "reserved", "leased"] as const;
const PARK_STATES = ["operating", "under_construction"] as const;
const TYPED = ["area", "power", "ceiling", "free-from", "price", "photo"] as const;

interface Page {
  /** Counts from 0. */
  page: number;
  pages: number;
  count: number;
}

/** All parks, for staff to open or to add one. */
export function catalogueView(
  t: Translate,
  locale: Locale,
  { parks, page, pages, count }: Page & { parks: readonly Park[] },
) {
  const text =
    count === 0
      ? t("premises.empty")
      : [originLine(t, parks), t("premises.heading", { page: page + 1, of: pages, n: count })].join(
          "\n\n",
        );
  const keyboard = new InlineKeyboard();
  for (const park of parks)
    keyboard.text(parkName(locale, park.name), `inv:park:${park.id}:0`).row();
  withPages(keyboard, { page, pages }, "inv:parks");
  keyboard.text(t("premises.add-park", plain), "inv:ask:new-park:-");
  return { text, reply_markup: keyboard };
}

/** One park, as staff change it, and a page of what is in it. */
export function parkEntryView(
  t: Translate,
  locale: Locale,
  {
    park,
    premises,
    free,
    page,
    pages,
    count,
  }: Page & {
    park: Park;
    premises: readonly Premises[];
    free: number;
  },
) {
  const text = [
    originLine(t, [park]),
    [
      t("parks.park", { name: parkName(locale, park.name) }),
      t("parks.park-state", { state: t(`parks.state.${park.state}`, plain) }),
      t("parks.park-area", { area: formatArea(locale, park.area_m2) }),
      t("parks.premises", { n: count, free }),
      t("parks.as-of", { asOf: asOf(locale, park.as_of) }),
    ].join("\n"),
  ].join("\n\n");
  const keyboard = new InlineKeyboard();
  premises.forEach((one, i) => {
    if (i > 0 && i % BUTTONS_A_ROW === 0) keyboard.row();
    const state = t(`parks.premises-state.${one.state}`, plain);
    keyboard.text(`${premisesArea(locale, one)} · ${state}`, `inv:open:${one.id}`);
  });
  keyboard.row();
  withPages(keyboard, { page, pages }, `inv:park:${park.id}`);
  for (const kind of ["premises", "land"] as const) {
    keyboard.text(t(`premises.add-${kind}`, plain), `inv:ask:new-${kind}:${park.id}`);
  }
  keyboard.row();
  for (const field of ["park-name", "park-area", "park-place"] as const) {
    keyboard.text(t(`premises.field.${field}`, plain), `inv:ask:${field}:${park.id}`);
  }
  keyboard.row();
  for (const state of PARK_STATES) {
    const label = ticked(t(`parks.state.${state}`, plain), park.state === state);
    keyboard.text(label, `inv:built:${state}:${park.id}`);
  }
  keyboard.row().text(t("premises.all-parks", plain), "inv:parks:0");
  return { text, reply_markup: keyboard };
}

/** One place, as staff change it; `owner` answers for the entry. */
export function premisesEntryView(
  t: Translate,
  locale: Locale,
  { place, owner }: { place: PremisesInPark; owner: string | undefined },
) {
  const text = [
    originLine(t, [place]),
    [
      t("place.card", {
        area: premisesArea(locale, place),
        park: parkName(locale, place.park_name),
        offer: premisesOffer(t, locale, place),
        state: premisesState(t, locale, place),
      }),
      ...(place.photo === null ? [] : [t("premises.has-photo")]),
      ...(owner === undefined ? [] : [t("premises.owner", { name: owner })]),
    ].join("\n"),
  ].join("\n\n");
  const keyboard = new InlineKeyboard();
  PREMISES_STATES.forEach((state, i) => {
    if (i > 0 && i % BUTTONS_A_ROW === 0) keyboard.row();
    const label = ticked(t(`parks.premises-state.${state}`, plain), place.state === state);
    keyboard.text(label, `inv:state:${state}:${place.id}`);
  });
  keyboard.row();
  for (const utility of SWITCHED_UTILITIES) {
    const label = ticked(t(`parks.utility.${utility}`, plain), place[utility] === 1);
    keyboard.text(label, `inv:flip:${utility}:${place.id}`);
  }
  TYPED.forEach((field, i) => {
    if (i % 3 === 0) keyboard.row();
    keyboard.text(t(`premises.field.${field}`, plain), `inv:ask:${field}:${place.id}`);
  });
  keyboard.row().text(t("premises.park", plain), `inv:park:${place.park_id}:0`);
  return { text, reply_markup: keyboard };
}

/** Asks one colleague for one thing; the reply to this very message is the answer. */
export function promptView(t: Translate, field: PromptField, asked: User, isAgain: boolean) {
  const question = t(`premises.ask.${field}`, { names: EXAMPLE_NAMES });
  return replyPromptView(t, question, asked, isAgain);
}

function withPages(
  keyboard: InlineKeyboard,
  { page, pages }: Pick<Page, "page" | "pages">,
  data: string,
): void {
  if (page > 0) keyboard.text("‹", `${data}:${page - 1}`);
  if (page < pages - 1) keyboard.text("›", `${data}:${page + 1}`);
  if (pages > 1) keyboard.row();
}

function ticked(label: string, isOn: boolean): string {
  return isOn ? `✓ ${label}` : label;
}
