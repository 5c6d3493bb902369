import { InlineKeyboard } from "grammy";
import type { User } from "grammy/types";
import type { CategoryQuestion, ZoneObjectRow } from "../../../db/fault-schema.js";
import { shortened } from "../../../text/clean-text.js";
import { escapeHtml } from "../../../text/html.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { LOCALES, type Locale } from "../../../i18n/locales.js";
import { CATEGORIES, type Category } from "../../../nlu/meaning.js";
import { replyPromptView } from "../../desk/reply-prompt.js";
import type { SpecialChoice } from "../record/directory.js";

const LONGEST_LABEL = 40;
/** In Kazakh, in Russian, in English; the second speaks of danger. */
const EXAMPLE_CHOICES = "Иә | Да | Yes\n! Ұшқын бар | Искрит | It sparks";

/** The terms that a category may have of its own. */
export const CATEGORY_TERMS = ["react", "solve", "urgent-react", "urgent-solve"] as const;
export type CategoryTerm = (typeof CATEGORY_TERMS)[number];

/** What is typed: a term, an object, a question. */
export const CATEGORY_ASKED = [
  ...CATEGORY_TERMS,
  ...(["add-object", "object-name", "object-place"] as const),
  ...(["add-question", "question-text", "choices"] as const),
] as const;
export type CategoryAsked = (typeof CATEGORY_ASKED)[number];

export function categoriesView(t: Translate) {
  const keyboard = new InlineKeyboard();
  CATEGORIES.forEach((category, i) => {
    if (i > 0 && i % 2 === 0) keyboard.row();
    keyboard.text(t(`incident.category.${category}`, plain), `category:open:${category}`);
  });
  return { text: t("category.head"), reply_markup: keyboard };
}

interface Shown {
  category: Category;
  terms: Readonly<Record<CategoryTerm, number>>;
  objects: readonly ZoneObjectRow[];
  questions: readonly CategoryQuestion[];
}

/** One category: what is promised, what it is about, and what is asked in it. */
export function categoryTermsView(t: Translate, locale: Locale, shown: Shown) {
  const { category, terms, objects, questions } = shown;
  const keyboard = new InlineKeyboard();
  CATEGORY_TERMS.forEach((term, i) => {
    if (i === 2) keyboard.row();
    keyboard.text(t(`category.term.${term}`, plain), `category:ask:${term}:${category}`);
  });
  keyboard.row();
  for (const { id, name } of objects) {
    keyboard.text(label(inLocale(name, locale)), `category:object:${id}`).row();
  }
  keyboard.text(t("category.add-object", plain), `category:ask:add-object:${category}`).row();
  for (const { id, ask } of questions) {
    keyboard.text(label(inLocale(ask, locale)), `category:question:${id}`).row();
  }
  keyboard
    .text(t("category.add-question", plain), `category:ask:add-question:${category}`)
    .row()
    .text(t("category.back", plain), "category:home");
  const text = [
    `<b>${t(`incident.category.${category}`)}</b>`,
    t("category.react", { days: terms.react }),
    t("category.solve", { days: terms.solve }),
    t("category.urgent", { react: terms["urgent-react"], solve: terms["urgent-solve"] }),
    t("category.counts", { objects: objects.length, questions: questions.length }),
  ].join("\n");
  return { text, reply_markup: keyboard };
}

export function objectView(t: Translate, object: ZoneObjectRow) {
  const { id, name, category, latitude, longitude } = object;
  const place =
    latitude === null || longitude === null
      ? "—"
      : `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const keyboard = new InlineKeyboard()
    .text(t("category.rename", plain), `category:ask:object-name:${id}`)
    .text(t("category.set-place", plain), `category:ask:object-place:${id}`)
    .row()
    .text(t("category.hide", plain), `category:hide-object:${id}`)
    .text(t("category.to-category", plain), `category:open:${category}`);
  const text = [...inAll(name), t("category.place", { place })].join("\n");
  return { text, reply_markup: keyboard };
}

export function questionEntryView(t: Translate, question: CategoryQuestion) {
  const { id, ask, category } = question;
  const choices = JSON.parse(question.choices ?? "[]") as SpecialChoice[];
  const keyboard = new InlineKeyboard()
    .text(t("category.reword", plain), `category:ask:question-text:${id}`)
    .text(t("category.set-choices", plain), `category:ask:choices:${id}`)
    .row()
    .text(t("category.hide", plain), `category:hide-question:${id}`)
    .text(t("category.to-category", plain), `category:open:${category}`);
  const lines = choices.map(({ name, isDanger }) =>
    escapeHtml(`${isDanger ? "! " : ""}${LOCALES.map((locale) => name[locale]).join(" | ")}`),
  );
  const shown = choices.length > 0 ? `<code>${lines.join("\n")}</code>` : t("category.free-words");
  return { text: [...inAll(ask), "", shown].join("\n"), reply_markup: keyboard };
}

/** Asks one colleague for one thing; the reply to this very message is the answer. */
export function askCategoryView(t: Translate, asked: CategoryAsked, by: User, isAgain: boolean) {
  const question = t(`category.ask.${asked}`, { example: EXAMPLE_CHOICES });
  return replyPromptView(t, question, by, isAgain);
}

function inLocale(json: string, locale: Locale): string {
  return (JSON.parse(json) as Record<Locale, string>)[locale];
}

function inAll(json: string): string[] {
  return LOCALES.map((locale) => `${locale}: <b>${escapeHtml(inLocale(json, locale))}</b>`);
}

function label(text: string): string {
  return shortened(text, LONGEST_LABEL);
}
