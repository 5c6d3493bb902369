import type { Word } from "./words.js";

/** Years of which the published texts speak; a bare "25" is one only beside a word for a year. */
const SHORT_YEAR: Readonly<Record<string, number>> = {
  "16": 2016,
  "22": 2022,
  "23": 2023,
  "25": 2025,
};
const YEAR_WORD = /^(?:жил|год|г|г\.|году|year)/u;
const ORDINALS: readonly (readonly [RegExp, number])[] = [
  [/^шестнадцат/u, 2016],
  [/^второ[мго]|^втором/u, 2022],
  [/^трет/u, 2023],
  [/^пиато/u, 2025],
];
const KAZAKH_ORDINALS: readonly (readonly [RegExp, number])[] = [
  [/^екинши/u, 2022],
  [/^ушинши/u, 2023],
  [/^бесинши/u, 2025],
];

/** The years that a text names: `2022`, `2023-м`, «к двадцать пятому году», "by 25". */
export function findYears(words: readonly Word[]): number[] {
  const years = new Set<number>();
  words.forEach(({ text, folded }, i) => {
    if (/^20[0-9]{2}$/.test(text)) years.add(Number(text));
    const next = words[i + 1]?.folded ?? "";
    const afterNext = words[i + 2]?.folded ?? "";
    const isBeforeYear = YEAR_WORD.test(next) || YEAR_WORD.test(afterNext);
    const short = SHORT_YEAR[text];
    if (short !== undefined && isBeforeYear) years.add(short);
    if (folded === "он" && /^алтинши/u.test(next) && YEAR_WORD.test(afterNext)) years.add(2016);
    if (folded === "жирма") {
      const ordinal = KAZAKH_ORDINALS.find(([form]) => form.test(next));
      if (ordinal) years.add(ordinal[1]);
    }
    if (folded === "двадцат") {
      const ordinal = ORDINALS.find(([form]) => form.test(next));
      if (ordinal && YEAR_WORD.test(afterNext)) years.add(ordinal[1]);
    }
  });
  return [...years];
}
