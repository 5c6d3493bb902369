import { InlineKeyboard } from "grammy";
import type { Responsible } from "../../../db/fault-schema.js";
import type { Case } from "../../../db/schema.js";
import { plain, type Translate } from "../../../i18n/i18n.js";

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
