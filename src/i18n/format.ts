import { almatyDate, almatyTime } from "../calendar/almaty-time.js";
import { kazakhMonth, monthInDate } from "./format-months.js";
import type { Locale } from "./locales.js";

// Between groups and before a unit, so that a figure is never torn at the end of a line.
const NBSP = "\u00A0";

interface Scale {
  size: number;
  /** After a number in Kazakh and Russian. */
  short: string;
  en: string;
}

const SCALES: readonly Scale[] = [
  { size: 1e12, short: "трлн", en: "trillion" },
  { size: 1e9, short: "млрд", en: "billion" },
  { size: 1e6, short: "млн", en: "million" },
];

/** Exact, with the separators of the language: `1 234,5` or `1,234.5`. */
export function formatNumber(locale: Locale, n: number): string {
  const [whole = "", fraction] = String(Math.abs(n)).split(".");
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, locale === "en" ? "," : NBSP);
  const point = locale === "en" ? "." : ",";
  return `${n < 0 ? "−" : ""}${groups}${fraction ? point + fraction : ""}`;
}

/** `88 000 м²`. */
export function formatArea(locale: Locale, m2: number): string {
  return `${formatNumber(locale, m2)}${NBSP}${locale === "en" ? "m²" : "м²"}`;
}

/** `500–700 м²`, or one area when both ends are equal. */
export function formatAreaRange(
  locale: Locale,
  { min, max }: { min: number; max: number },
): string {
  const largest = formatArea(locale, max);
  return min === max ? largest : `${formatNumber(locale, min)}–${largest}`;
}

/** `3,5 млрд теңге`, `KZT 3.5 billion`; never rounded: what two decimals cannot hold is written in full. */
export function formatMoney(locale: Locale, tenge: number): string {
  const amount = formatScaled(locale, tenge);
  switch (locale) {
    case "kk":
      return `${amount} теңге`;
    case "ru":
      return `${amount} тенге`;
    case "en":
      return `KZT${NBSP}${amount}`;
  }
}

/** `500–700`, or one number when both ends are equal. */
export function formatRange(locale: Locale, { min, max }: { min: number; max: number }): string {
  const largest = formatNumber(locale, max);
  return min === max ? largest : `${formatNumber(locale, min)}–${largest}`;
}

/** Money in the currency in which it was said: `1 млрд теңге – 2 млрд теңге`, `$2 million`, `10 млн RUB`. */
export function formatMoneyRange(
  locale: Locale,
  { min, max, currency }: { min: number; max: number; currency: string },
): string {
  const ends = min === max ? [max] : [min, max];
  return ends.map((amount) => formatCurrency(locale, amount, currency)).join(" – ");
}

function formatCurrency(locale: Locale, amount: number, currency: string): string {
  if (currency === "KZT") return formatMoney(locale, amount);
  if (currency === "USD") return formatUsd(locale, amount);
  return `${formatScaled(locale, amount)}${NBSP}${currency}`;
}

/** `33,7 млн АҚШ доллары`, `$33.7 million`. */
export function formatUsd(locale: Locale, dollars: number): string {
  const amount = formatScaled(locale, dollars);
  switch (locale) {
    case "kk":
      return `${amount} АҚШ доллары`;
    case "ru":
      return `${amount} ${/\p{L}$/u.test(amount) ? "долларов" : russianDollars(dollars)} США`;
    case "en":
      return `$${amount}`;
  }
}

/** `32,8 %`, `32.8%`; takes percents, not a share of one. */
export function formatPercent(locale: Locale, percent: number): string {
  return `${formatNumber(locale, percent)}${locale === "en" ? "" : NBSP}%`;
}

/** `2023 жылғы 31 шілде`, `31 июля 2023 года`, `31 July 2023`. */
export function formatDate(locale: Locale, isoDate: string): string {
  const { year } = parseIsoDate(isoDate);
  const day = formatDay(locale, isoDate);
  switch (locale) {
    case "kk":
      return `${year} жылғы ${day}`;
    case "ru":
      return `${day} ${year} года`;
    case "en":
      return `${day} ${year}`;
  }
}

/** `31 шілде`, `31 июля`, `31 July`. */
export function formatDay(locale: Locale, isoDate: string): string {
  const { month, day } = parseIsoDate(isoDate);
  return `${day} ${monthInDate(locale, month)}`;
}

/** The day and the time in Almaty: `2026 жылғы 21 қараша, 14:05`. */
export function formatDateTime(locale: Locale, moment: Date): string {
  return `${formatDate(locale, almatyDate(moment))}, ${almatyTime(moment)}`;
}

/** `2023 жылғы 31 шілдедегі жағдай бойынша`, `по состоянию на 31 июля 2023 года`, `as of 31 July 2023`. */
export function asOf(locale: Locale, isoDate: string): string {
  const brief = asOfBrief(locale, isoDate);
  switch (locale) {
    case "kk":
      return `${brief} бойынша`;
    case "ru":
      return `по состоянию ${brief}`;
    case "en":
      return brief;
  }
}

/** The short form, for brackets: `2023 жылғы 31 шілдедегі жағдай`, `на 31 июля 2023 года`. */
export function asOfBrief(locale: Locale, isoDate: string): string {
  switch (locale) {
    case "kk":
      return `${kazakhDate(isoDate, "attribute")} жағдай`;
    case "ru":
      return `на ${formatDate(locale, isoDate)}`;
    case "en":
      return `as of ${formatDate(locale, isoDate)}`;
  }
}

/** `2026 жылғы 7 желтоқсанға дейін`, `до 7 декабря 2026 года`, `by 7 December 2026`. */
export function byDate(locale: Locale, isoDate: string): string {
  switch (locale) {
    case "kk":
      return `${kazakhDate(isoDate, "dative")} дейін`;
    case "ru":
      return `до ${formatDate(locale, isoDate)}`;
    case "en":
      return `by ${formatDate(locale, isoDate)}`;
  }
}

/** `2025 жылға дейін`, `к 2025 году`, `by 2025`. */
export function byYear(locale: Locale, year: number): string {
  switch (locale) {
    case "kk":
      return `${year} жылға дейін`;
    case "ru":
      return `к ${year} году`;
    case "en":
      return `by ${year}`;
  }
}

function formatScaled(locale: Locale, n: number): string {
  const scale = SCALES.find(
    ({ size }) => Math.abs(n) >= size && Number.isInteger(n / (size / 100)),
  );
  if (!scale) return formatNumber(locale, n);
  const name = locale === "en" ? scale.en : scale.short;
  return `${formatNumber(locale, n / scale.size)}${NBSP}${name}`;
}

function russianDollars(n: number): string {
  const forms = { one: "доллар", few: "доллара", many: "долларов", other: "доллара" };
  const form = new Intl.PluralRules("ru").select(n);
  return form === "zero" || form === "two" ? forms.other : forms[form];
}

function kazakhDate(isoDate: string, form: "attribute" | "dative"): string {
  const { year, month, day } = parseIsoDate(isoDate);
  return `${year} жылғы ${day} ${kazakhMonth(month)[form]}`;
}

function parseIsoDate(isoDate: string): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate);
  if (!match) throw new Error(`Not a date of the form 2026-11-21: "${isoDate}"`);
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

/** A phrase that stands alone, as a sentence begins. */
export function capitalised(phrase: string): string {
  const [first = "", ...rest] = phrase;
  return first.toUpperCase() + rest.join("");
}
