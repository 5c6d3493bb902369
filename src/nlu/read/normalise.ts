const INVISIBLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF\uFFF9-\uFFFB]/gu;
const EMOJI = /[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\u20E3]/gu;
const WORD = /[\p{L}\p{M}]+/gu;

const LATIN_TWINS = "aceopxyikmhtbəöü";
const CYRILLIC_TWINS = "асеорхуікмһтвәөү";
const TO_CYRILLIC = pairs(LATIN_TWINS, CYRILLIC_TWINS);
const TO_LATIN = pairs(CYRILLIC_TWINS, LATIN_TWINS);

// What Telegram lets through in one message: the reading stays quick whatever is sent.
const LONGEST_TEXT = 4096;

/**
 * One lower-case line in composed Unicode: nothing invisible, no emoji, and no word that mixes look-alike letters of
 * two alphabets (Latin `i` in «өтiнiш», Cyrillic «а» in "plаnt").
 */
export function normalise(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/\p{Surrogate}/gu, "")
    .replace(/№/gu, " ")
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(EMOJI, " ")
    .toLowerCase()
    .replace(/[’ʼ`´]/gu, "'")
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(WORD, withOneAlphabet)
    .replace(/\s+/gu, " ")
    .trim()
    .normalize("NFC");
}

function withOneAlphabet(word: string): string {
  const cyrillic = count(word, /\p{Script=Cyrillic}/gu);
  const latin = count(word, /\p{Script=Latin}/gu);
  if (cyrillic === 0 || latin === 0) return word;
  const [table, letters] =
    cyrillic >= latin
      ? ([TO_CYRILLIC, /\p{Script=Latin}/gu] as const)
      : ([TO_LATIN, /\p{Script=Cyrillic}/gu] as const);
  return word.replace(letters, (letter) => table.get(letter) ?? letter);
}

function count(word: string, letters: RegExp): number {
  return word.match(letters)?.length ?? 0;
}

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  return new Map(Array.from(from, (letter, i) => [letter, to[i] ?? letter]));
}
