const CYRILLIC: Readonly<Record<string, string>> = {
  ...{ а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ё: "e", э: "e", ж: "j" },
  ...{ з: "z", и: "i", і: "i", й: "i", ы: "i", к: "k", қ: "k", л: "l", м: "m", н: "n", ң: "n" },
  ...{ о: "o", ө: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ұ: "u", ү: "u", ф: "f", х: "h" },
  ...{ һ: "h", ц: "c", ч: "ç", ш: "ş", щ: "ş", ъ: "", ь: "", ю: "iu", я: "ia" },
};
const LATIN: Readonly<Record<string, string>> = {
  ...{ ə: "a", ä: "a", á: "a", ğ: "g", ǵ: "g", ı: "i", í: "i", ï: "i", ñ: "n", ń: "n" },
  ...{ ö: "o", ó: "o", ü: "u", ú: "u", ū: "u", ý: "u", w: "u", q: "k", x: "h", y: "i" },
};
const DIGRAPHS: Readonly<Record<string, string>> = {
  ...{ zh: "j", sh: "ş", ch: "ç", kh: "h", gh: "g", ts: "c", ya: "ia", yu: "iu" },
};

/**
 * One spelling for all the ways a word is typed: Kazakh with its letters or without, Russian, translit.
 * For comparison only; different words may fold into one.
 */
export function foldWord(word: string): string {
  const folded = word
    .toLowerCase()
    .replace(/['’ʼ`]/gu, "")
    .replace(/zh|sh|ch|kh|gh|ts|ya|yu/g, (pair) => DIGRAPHS[pair] ?? pair)
    .replace(/ng$/, "n")
    .replace(/\p{L}/gu, (letter) => CYRILLIC[letter] ?? LATIN[letter] ?? letter);
  return folded.replace(/ii/g, "i");
}
