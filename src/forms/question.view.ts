import { InlineKeyboard, Keyboard } from "grammy";
import { plain, type Translate } from "../i18n/i18n.js";
import type { Locale } from "../i18n/locales.js";
import type { Draft } from "../telegram/context.js";
import { askedFields, canSkip, type Field, type Form, stepBefore } from "./form.js";
import { type NavigationVerb, pressData } from "./press.js";

export interface Screen {
  text: string;
  keyboard: InlineKeyboard | Keyboard;
  /** Telegram's file id. */
  photo?: string | undefined;
}

/** A question: where the person stands, what is asked, what the answer is now when there is one. */
export function questionView(
  t: Translate,
  locale: Locale,
  form: Form,
  draft: Draft,
  field: Field,
  { asList = false } = {},
): Screen {
  const fields = askedFields(form, draft.answers);
  const current = field.gathers ? undefined : draft.answers[field.id];
  const lines = [field.ask(t, draft.answers, locale)];
  if (fields.length > 1)
    lines.unshift(t("form.step", { n: fields.indexOf(field) + 1, of: fields.length }));
  if (current !== undefined && current !== null) {
    lines.push(t("form.now", { value: field.show(t, current, locale, draft.answers) }));
  }
  const keyboard =
    isAnsweredBelow(field) && !asList
      ? requestKeyboard(t, form, draft, field)
      : buttons(t, locale, form, draft, field);
  const photo = field.photo?.(draft.answers);
  return { text: lines.join("\n\n"), keyboard, photo };
}

/** A request button lives in the keyboard under the text field only. */
export function isAnsweredBelow(field: Field): boolean {
  return Boolean(field.requestsContact ?? field.requestsLocation);
}

function buttons(
  t: Translate,
  locale: Locale,
  form: Form,
  draft: Draft,
  field: Field,
): InlineKeyboard {
  const choices = field.choices?.(t, draft.answers, locale) ?? [];
  return InlineKeyboard.from([
    ...choices.map((row) =>
      row.map(({ value, label }) =>
        InlineKeyboard.text(label, pressData(form.id, { verb: "pick", field: field.id, value })),
      ),
    ),
    ...(field.links?.(t, draft.answers) ?? []).map(({ data, label }) => [
      InlineKeyboard.text(label, data),
    ]),
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

/** What else can be done stands beside the request, as words. */
function requestKeyboard(t: Translate, form: Form, draft: Draft, field: Field): Keyboard {
  const request = field.requestsLocation
    ? [
        [Keyboard.requestLocation(t("form.share-place", plain))],
        ...(field.choices ? [[Keyboard.text(t("form.list", plain))]] : []),
      ]
    : [[Keyboard.requestContact(t("form.share-phone", plain))]];
  const rows = navigation(form, draft, field).map((row) =>
    row.map((verb) => Keyboard.text(t(`form.${verb}`, plain))),
  );
  const placeholder = field.requestsLocation ? "form.place-placeholder" : "form.phone-placeholder";
  return Keyboard.from([...request, ...rows])
    .resized()
    .oneTime()
    .placeholder(t(placeholder, plain));
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
