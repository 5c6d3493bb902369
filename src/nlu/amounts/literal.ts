import type { Locale } from "../../i18n/locales.js";

export interface Literal {
  value: number;
  /** The other reading of `1,500`, a thousand times larger, where the language does not decide. */
  alternative?: number;
}

/**
 * Reads digits with their separators: `1 500,5`, `1,500`, `88'000`. Dates and other shapes that are no number
 * give `undefined`.
 */
export function readLiteral(text: string, locale: Locale): Literal | undefined {
  const compact = text.replace(/[\s'’]/gu, "");
  const isSpaced = compact !== text;
  const separators = compact.replace(/[0-9]/g, "");
  if (separators === "") return { value: Number(compact) };

  const last = separators.at(-1) ?? "";
  const isMixed = separators.includes(".") && separators.includes(",");
  if (isMixed) return readMixed(compact, last);
  if (separators.length > 1) return isGrouped(compact, last) ? grouped(compact, last) : undefined;
  if (isSpaced || !isGrouped(compact, last)) return { value: Number(compact.replace(last, ".")) };
  return readUndecided(compact, last, locale);
}

/** `1,500.5` or `1.500,5`: whichever comes last holds the fraction. */
function readMixed(compact: string, decimal: string): Literal | undefined {
  const [whole = "", fraction = "", ...rest] = compact.split(decimal);
  const grouping = decimal === "." ? "," : ".";
  if (rest.length > 0 || !isGrouped(whole, grouping)) return undefined;
  return { value: Number(`${whole.split(grouping).join("")}.${fraction}`) };
}

/** One separator before three digits: English decides, in Kazakh and Russian people mean either. */
function readUndecided(compact: string, separator: string, locale: Locale): Literal {
  const decimal = Number(compact.replace(separator, "."));
  const whole = Number(compact.replace(separator, ""));
  if (locale === "en") return { value: separator === "," ? whole : decimal };
  return { value: decimal, alternative: whole };
}

function grouped(compact: string, separator: string): Literal {
  return { value: Number(compact.split(separator).join("")) };
}

/** Groups of three after one to three digits; `0,500` is a fraction, since no group begins with a bare zero. */
function isGrouped(text: string, separator: string): boolean {
  const [first = "", ...groups] = text.split(separator);
  return /^[1-9][0-9]{0,2}$/.test(first) && groups.every((group) => /^[0-9]{3}$/.test(group));
}
