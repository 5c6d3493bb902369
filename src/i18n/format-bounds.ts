import { formatArea, formatMoney, formatNumber } from "./format.js";
import { kazakhSuffix } from "./format-kazakh.js";
import type { Locale } from "./locales.js";

export type Figure =
  { kind: "number"; n: number } | { kind: "area"; m2: number } | { kind: "money"; tenge: number };

/** `1 200-ден астам`, `88 000 шаршы метрден астам`, `более 3,5 млрд тенге`; a noun may follow a plain number. */
export function moreThan(locale: Locale, figure: Figure): string {
  switch (locale) {
    case "kk":
      return `${inAblative(figure)} астам`;
    case "ru":
      return `более ${formatFigure(locale, figure)}`;
    case "en":
      return `more than ${formatFigure(locale, figure)}`;
  }
}

/** `шамамен 3,5 млрд теңге`, `около 18`; in Russian the noun after it stands in the genitive. */
export function about(locale: Locale, figure: Figure): string {
  const word = { kk: "шамамен", ru: "около", en: "about" }[locale];
  return `${word} ${formatFigure(locale, figure)}`;
}

export function formatFigure(locale: Locale, figure: Figure): string {
  switch (figure.kind) {
    case "number":
      return formatNumber(locale, figure.n);
    case "area":
      return formatArea(locale, figure.m2);
    case "money":
      return formatMoney(locale, figure.tenge);
  }
}

/** The ending goes on the unit's word; a plain number takes its own, after a hyphen. */
function inAblative(figure: Figure): string {
  switch (figure.kind) {
    case "number":
      return `${formatNumber("kk", figure.n)}-${kazakhSuffix(figure.n, "ablative")}`;
    case "area":
      return `${formatNumber("kk", figure.m2)} шаршы метрден`;
    case "money":
      return `${formatMoney("kk", figure.tenge)}ден`;
  }
}
