import { InlineKeyboard } from "grammy";
import type { User } from "grammy/types";
import { almatyDate } from "../../../calendar/almaty-time.js";
import type { KeptAnswer, KeptText } from "../../../db/schema.js";
import { shortened } from "../../../text/clean-text.js";
import { formatDate } from "../../../i18n/format.js";
import { escapeHtml } from "../../../text/html.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { LOCALES, type Locale } from "../../../i18n/locales.js";
import type { KeptWithTexts } from "./kept-answer.repository.js";
import type { AskedOften, Found } from "./kept-answer.service.js";

export interface KeptWords {
  question: string;
  answer: string;
}

const LONGEST_LINE = 80;
const LONGEST_SHOWN = { question: 300, answer: 800 };
/** Long runs of digits are telephones and numbers of people: nobody needs them in a list. */
const PERSONAL = /\d(?:[\s()-]*\d){5,}/gu;

/** Said to a person who asks what the operator has answered before: the words, whose they are, and since when. */
export function keptView(t: Translate, locale: Locale, { kept, text }: Found): string {
  const isOwn = text.locale === locale;
  const head = isOwn ? t("answer.kept.head") : t(`answer.kept.head-in.${text.locale}`);
  const source = t("answer.kept.source", { date: dateOf(locale, kept) });
  const words = `<b>${escapeHtml(text.question)}</b>\n${escapeHtml(text.answer)}`;
  return [head, words, `<i>${source}</i>`].join("\n\n");
}

/** Under a clerk's answer: what would be kept, word for word, so that nothing personal is kept unseen. */
export function offerView(
  t: Translate,
  caseMessageId: number,
  words: KeptWords,
  isShort: (words: KeptWords) => boolean,
) {
  const keyboard = new InlineKeyboard();
  const shown = isShort(words);
  if (shown) keyboard.text(t("answer.desk.keep", plain), `answer:keep:${caseMessageId}`);
  keyboard.text(t("answer.desk.retype", plain), `answer:retype:${caseMessageId}`);
  const { question } = words;
  const text = shown ? t("answer.desk.offer", { question }) : t("answer.desk.offer-long");
  return { text, reply_markup: keyboard };
}

/** A kept answer as staff see it, in all the languages in which it was given. */
export function keptCardView(t: Translate, locale: Locale, kept: KeptWithTexts) {
  const lines = kept.texts.map((text) => textLines(t, text));
  const keyboard = new InlineKeyboard();
  if (kept.withdrawn_at !== null) {
    return { text: [t("answer.desk.withdrawn"), ...lines].join("\n\n"), reply_markup: keyboard };
  }
  for (const target of LOCALES) {
    const language = t(`language.name.${target}`, plain);
    const isThere = kept.texts.some((text) => text.locale === target);
    const label = t(isThere ? "answer.desk.rewrite" : "answer.desk.add", { language, ...plain });
    keyboard.text(label, `answer:write:${kept.case_message_id}:${target}`).row();
  }
  keyboard.text(t("answer.desk.withdraw", plain), `answer:withdraw:${kept.id}`);
  const head = t("answer.desk.kept", { date: dateOf(locale, kept) });
  return { text: [head, ...lines].join("\n\n"), reply_markup: keyboard };
}

function textLines(t: Translate, text: KeptText): string {
  return t("answer.desk.text", {
    language: t(`language.name.${text.locale}`, plain),
    question: shortened(text.question, LONGEST_SHOWN.question),
    answer: shortened(text.answer, LONGEST_SHOWN.answer),
  });
}

/** Asks one editor for the words of an answer in this language. */
export function writeView(t: Translate, locale: Locale, editor: User, name: string) {
  const who = `<a href="tg://user?id=${editor.id}">${t("staff.name", { name })}</a>`;
  const language = t(`language.name.${locale}`);
  return {
    text: `${who}${t("answer.desk.write", { language })}`,
    reply_markup: {
      force_reply: true,
      selective: true,
      input_field_placeholder: t("answer.desk.placeholder", plain),
    },
  };
}

interface Listed {
  /** Those of this page. */
  kept: readonly KeptWithTexts[];
  count: number;
  page: number;
  pages: number;
  asked: readonly AskedOften[];
}

/** Kept answers, and what people ask most in vain: counts only, no names. */
export function listView(
  t: Translate,
  locale: Locale,
  { kept, count, page, pages, asked }: Listed,
) {
  const keyboard = new InlineKeyboard();
  const line = (words: string) => shortened(words.replace(PERSONAL, "…"), LONGEST_LINE);
  for (const one of kept) {
    keyboard.text(line(titleOf(one, locale)), `answer:open:${one.id}`).row();
  }
  if (page > 0) keyboard.text("‹", `answer:list:${page - 1}`);
  if (page < pages - 1) keyboard.text("›", `answer:list:${page + 1}`);
  const lines = kept.map((one) => {
    const languages = one.texts.map((text) => t(`language.name.${text.locale}`, plain)).join(", ");
    const question = line(titleOf(one, locale));
    return t("answer.desk.line", { question, languages, date: dateOf(locale, one) });
  });
  const often = asked.map(({ question, people }) =>
    t("answer.desk.asked-line", { question: line(question), people }),
  );
  const text = [
    [t("answer.desk.list", { n: count }), ...(count > 0 ? lines : [t("answer.desk.none")])].join(
      "\n",
    ),
    [t("answer.desk.asked"), ...(asked.length > 0 ? often : [t("answer.desk.asked-none")])].join(
      "\n",
    ),
  ].join("\n\n");
  return { text, reply_markup: keyboard };
}

function titleOf(kept: KeptWithTexts, locale: Locale): string {
  const own = kept.texts.find((text) => text.locale === locale) ?? kept.texts[0];
  return own?.question ?? "—";
}

function dateOf(locale: Locale, kept: KeptAnswer): string {
  return formatDate(locale, almatyDate(new Date(kept.answered_at)));
}
