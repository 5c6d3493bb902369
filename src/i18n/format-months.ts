import type { Locale } from "./locales.js";

interface KazakhMonth {
  name: string;
  /** "in", as an attribute: "31 шілдедегі жағдай". */
  attribute: string;
  /** "to": "31 шілдеге дейін". */
  dative: string;
}

// Own tables: Intl shortens the Kazakh year to "ж." and gives no case forms.
const KAZAKH: readonly KazakhMonth[] = [
  { name: "қаңтар", attribute: "қаңтардағы", dative: "қаңтарға" },
  { name: "ақпан", attribute: "ақпандағы", dative: "ақпанға" },
  { name: "наурыз", attribute: "наурыздағы", dative: "наурызға" },
  { name: "сәуір", attribute: "сәуірдегі", dative: "сәуірге" },
  { name: "мамыр", attribute: "мамырдағы", dative: "мамырға" },
  { name: "маусым", attribute: "маусымдағы", dative: "маусымға" },
  { name: "шілде", attribute: "шілдедегі", dative: "шілдеге" },
  { name: "тамыз", attribute: "тамыздағы", dative: "тамызға" },
  { name: "қыркүйек", attribute: "қыркүйектегі", dative: "қыркүйекке" },
  { name: "қазан", attribute: "қазандағы", dative: "қазанға" },
  { name: "қараша", attribute: "қарашадағы", dative: "қарашаға" },
  { name: "желтоқсан", attribute: "желтоқсандағы", dative: "желтоқсанға" },
];

const GENITIVES: readonly string[] =
  "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");
const ENGLISH: readonly string[] =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** The month as it stands in a date; in Russian that is the genitive. */
export function monthInDate(locale: Locale, month: number): string {
  switch (locale) {
    case "kk":
      return getMonth(KAZAKH, month).name;
    case "ru":
      return getMonth(GENITIVES, month);
    case "en":
      return getMonth(ENGLISH, month);
  }
}

export function kazakhMonth(month: number): KazakhMonth {
  return getMonth(KAZAKH, month);
}

/** `month` runs from 1 to 12. */
function getMonth<T>(months: readonly T[], month: number): T {
  const found = months[month - 1];
  if (found === undefined) throw new Error(`No month ${month}`);
  return found;
}
