import { toCyrillic } from "./translit.js";

const FOLDED: Readonly<Record<string, string>> = {
  ...{ ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е", э: "е" },
  ...{ ы: "и", й: "и", щ: "ш", ъ: "", ь: "", я: "иа", ю: "иу" },
};

/**
 * One spelling for all the ways a Kazakh or Russian word is typed: with its letters, without them, in Latin. For
 * matching only, since different words may fold into one.
 */
export function fold(word: string): string {
  return withoutDoubles(foldLetters(word));
}

/** The same with its doubled letters, on which an ending may depend: «мыңнан». */
export function foldLetters(word: string): string {
  const cyrillic = isLatin(word) ? toCyrillic(word) : word;
  let folded = "";
  for (const letter of cyrillic) folded += FOLDED[letter] ?? letter;
  return folded;
}

/** An English word or a name as it is typed, for matching: no accents, no doubled letters. */
export function foldLatin(word: string): string {
  return withoutDoubles(word.replace(/['\p{M}]/gu, ""));
}

export function isLatin(word: string): boolean {
  return /\p{Script=Latin}/u.test(word);
}

/** Doubled letters are what people misspell most: "промышленое", "tennants". */
function withoutDoubles(word: string): string {
  return word.length < 4 ? word : word.replace(/(?<=.)(\p{L})\1+/gu, "$1");
}
