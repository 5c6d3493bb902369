import { InlineKeyboard } from "grammy";
import type { User } from "grammy/types";
import type { Dispatch, Responsible } from "../../../db/fault-schema.js";
import type { Case, StaffMember } from "../../../db/schema.js";
import { escapeHtml } from "../../../text/html.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { CATEGORIES, type Category } from "../../../nlu/meaning.js";
import { replyPromptView } from "../../desk/reply-prompt.js";

const MOST_NAMES = 20;

/** "Askar, +7 701 …, contractor": plain text. */
export function responsibleName(t: Translate, one: Responsible): string {
  const parts = [
    one.name,
    one.phone ?? "",
    one.is_contractor ? t("dispatch.contractor", plain) : "",
  ];
  return parts.filter(Boolean).join(", ");
}

/** The call to the duty chat about an urgent fault that nobody has taken. */
export function callView(t: Translate, { of, lines }: { of: Case; lines: string[] }) {
  const head = t("dispatch.call.head", { number: of.number ?? "" });
  return {
    text: [t("case.card.urgent"), head, "", ...lines].join("\n"),
    reply_markup: new InlineKeyboard().text(t("case.take", plain), `duty:take:${of.id}`),
  };
}

interface Choice {
  of: Case;
  responsible: readonly Responsible[];
  mayReturn: boolean;
}

/** To whom a fault may be given. */
export function assignView(t: Translate, { of, responsible, mayReturn }: Choice) {
  const keyboard = new InlineKeyboard();
  for (const one of responsible.slice(0, MOST_NAMES)) {
    keyboard.text(one.name, `assign:to:${of.id}:${one.id}`).row();
  }
  keyboard.text(t("dispatch.assign.me", plain), `assign:me:${of.id}`);
  if (mayReturn) keyboard.row().text(t("dispatch.assign.back", plain), `assign:back:${of.id}`);
  const how = responsible.length === 0 ? [t("dispatch.assign.nobody")] : [];
  const text = [t("dispatch.assign.ask", { number: of.number ?? "" }), ...how].join("\n");
  return { text, reply_markup: keyboard };
}

interface Table {
  dispatch: readonly Dispatch[];
  responsible: readonly Responsible[];
  staff: readonly StaffMember[];
}

/** Who mends what, category by category. */
export function dispatchView(t: Translate, table: Table) {
  const keyboard = new InlineKeyboard();
  const lines = CATEGORIES.map((category, i) => {
    if (i > 0 && i % 2 === 0) keyboard.row();
    keyboard.text(t(`incident.category.${category}`, plain), `dispatch:category:${category}`);
    return `• ${categoryLine(t, table, category)}`;
  });
  keyboard.row().text(t("dispatch.people", plain), "dispatch:people");
  return { text: [t("dispatch.head"), "", ...lines].join("\n"), reply_markup: keyboard };
}

function categoryLine(t: Translate, table: Table, category: Category): string {
  const { who, boss } = namesOf(table, category);
  return t("dispatch.line", { category: t(`incident.category.${category}`, plain), who, boss });
}

function namesOf({ dispatch, responsible, staff }: Table, category: Category) {
  const set = dispatch.find((one) => one.category === category);
  return {
    who: responsible.find(({ id }) => id === set?.responsible_id)?.name ?? "—",
    boss: staff.find(({ user_id }) => user_id === set?.supervisor_id)?.name ?? "—",
  };
}

/** One category: whoever is pressed mends it, or is told when nobody does. */
export function categoryView(t: Translate, table: Table, category: Category, of: "who" | "boss") {
  const keyboard = new InlineKeyboard();
  const set = table.dispatch.find((one) => one.category === category);
  const names =
    of === "who"
      ? table.responsible.map((one) => ({ id: one.id, name: one.name }))
      : table.staff.map((one) => ({ id: one.user_id, name: one.name }));
  const chosen = of === "who" ? set?.responsible_id : set?.supervisor_id;
  for (const { id, name } of names.slice(0, MOST_NAMES)) {
    keyboard.text(id === chosen ? `✓ ${name}` : name, `dispatch:${of}:${category}:${id}`).row();
  }
  keyboard.text(t("dispatch.nobody", plain), `dispatch:${of}:${category}:0`).row();
  if (of === "who") {
    keyboard
      .text(t("dispatch.people", plain), "dispatch:people")
      .text(t("dispatch.supervisor", plain), `dispatch:bosses:${category}`);
  } else {
    keyboard.text(t("dispatch.who-mends", plain), `dispatch:category:${category}`);
  }
  keyboard.row().text(t("dispatch.back", plain), "dispatch:home");
  const ask = t(of === "who" ? "dispatch.choose-who" : "dispatch.choose-boss");
  return { text: [categoryLine(t, table, category), ask].join("\n\n"), reply_markup: keyboard };
}

/** All who mend, to be opened; and how to add one. */
export function peopleView(t: Translate, responsible: readonly Responsible[]) {
  const keyboard = new InlineKeyboard();
  for (const one of responsible) keyboard.text(one.name, `dispatch:person:${one.id}`).row();
  keyboard
    .text(t("dispatch.add-own", plain), "dispatch:ask:add-own:0")
    .text(t("dispatch.add-contractor", plain), "dispatch:ask:add-contractor:0")
    .row()
    .text(t("dispatch.back", plain), "dispatch:home");
  const lines = responsible.map((one) => `• ${escapeHtml(responsibleName(t, one))}`);
  return { text: [t("dispatch.people-head"), ...lines].join("\n"), reply_markup: keyboard };
}

/** One of them: each press changes what it says. */
export function personView(t: Translate, one: Responsible, isReached: boolean) {
  const keyboard = new InlineKeyboard();
  for (const field of ["name", "phone", "user"] as const) {
    keyboard.text(t(`dispatch.field.${field}`, plain), `dispatch:ask:${field}:${one.id}`);
  }
  keyboard
    .row()
    .text(
      t(one.is_contractor ? "dispatch.make-own" : "dispatch.make-contractor", plain),
      `dispatch:kind:${one.id}`,
    )
    .text(t("dispatch.remove", plain), `dispatch:remove:${one.id}`)
    .row()
    .text(t("dispatch.people-back", plain), "dispatch:people");
  const state = isReached ? "reached" : one.user_id === null ? "no-telegram" : "not-started";
  const text = [
    `<b>${escapeHtml(responsibleName(t, one))}</b>`,
    t(`dispatch.telegram.${state}`),
    ...(one.is_contractor ? [t("dispatch.contractor-sees")] : []),
  ].join("\n");
  return { text, reply_markup: keyboard };
}

export const ASKED = ["add-own", "add-contractor", "name", "phone", "user"] as const;
export type Asked = (typeof ASKED)[number];

/** Asks one colleague for one thing; the reply to this very message is the answer. */
export function askView(t: Translate, asked: Asked, by: User, isAgain: boolean) {
  const question = t(`dispatch.ask.${asked}`);
  return replyPromptView(t, question, by, isAgain);
}
