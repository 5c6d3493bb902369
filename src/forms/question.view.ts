import { InlineKeyboard, Keyboard } from "grammy";
import { plain, type Translate } from "../i18n/i18n.js";
import type { Locale } from "../i18n/locales.js";
import type { Draft } from "../telegram/context.js";
import { askedFields, canSkip, type Field, type Form, stepBefore } from "./form.js";
import { type NavigationVerb, pressData } from "./press.js";

export interface Screen {
  text: string;
  keyboard: InlineKeyboard | Keyboard;
}

/** A question: where the person stands, what is asked, what the answer is now when there is one. */
export function questionView(
  t: Translate,
  locale: Locale,
  form: Form,
  draft: Draft,
  field: Field,
): Screen {
  const fields = askedFields(form, draft.answers);
  const current = field.gathers ? undefined : draft.answers[field.id];
  const lines = [field.ask(t, draft.answers, locale)];
  if (fields.length > 1)
    lines.unshift(t("form.step", { n: fields.indexOf(field) + 1, of: fields.length }));
  if (current !== undefined && current !== null) {
    lines.push(t("form.now", { value: field.show(t, current, locale, draft.answers) }));
  }
  const keyboard = field.requestsContact
    ? contactKeyboard(t, form, draft, field)
    : buttons(t, form, draft, field);
  return { text: lines.join("\n\n"), keyboard };
}

function buttons(t: Translate, form: Form, draft: Draft, field: Field): InlineKeyboard {
  const choices = field.choices?.(t, draft.answers) ?? [];
  return InlineKeyboard.from([
    ...choices.map((row) =>
      row.map(({ value, label }) =>
        InlineKeyboard.text(label, pressData(form.id, { verb: "pick", field: field.id, value })),
      ),
    ),
    ...navigation(form, draft, field).map((row) =>
      row.map((verb) =>
        InlineKeyboard.text(
          t(`form.${verb}`, plain),
          pressData(form.id, { verb, field: field.id }),
        ),
      ),
    ),
  ]);
}

/** A request button lives in the keyboard under the text field only, so the rest is there too, as words. */
function contactKeyboard(t: Translate, form: Form, draft: Draft, field: Field): Keyboard {
  const rows = navigation(form, draft, field).map((row) =>
    row.map((verb) => Keyboard.text(t(`form.${verb}`, plain))),
  );
  return Keyboard.from([[Keyboard.requestContact(t("form.share-phone", plain))], ...rows])
    .resized()
    .oneTime()
    .placeholder(t("form.phone-placeholder", plain));
}

/** What can be done with a question besides answering it: moving within the form, and leaving it. */
function navigation(form: Form, draft: Draft, field: Field): NavigationVerb[][] {
  const moves: NavigationVerb[] = [];
  if (stepBefore(form, draft.answers, field.id) !== undefined) moves.push("back");
  if (draft.answers[field.id] !== undefined && !field.gathers) moves.push("keep");
  else if (canSkip(field, draft.answers)) moves.push("skip");
  const leaving: NavigationVerb[] = ["later", "cancel"];
  return moves.length > 0 ? [moves, leaving] : [leaving];
}
