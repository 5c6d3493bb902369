// Longest first. Several systems live side by side: everyday typing, the state alphabets of 2018 (acutes) and 2021.
const SYLLABLES: readonly (readonly [string, string])[] = [
  ...([
    ["shch", "щ"],
    ["ngh", "ңғ"],
    ["sch", "щ"],
    ["zh", "ж"],
    ["kh", "х"],
    ["ch", "ч"],
    ["sh", "ш"],
  ] as const),
  ...([
    ["gh", "ғ"],
    ["ts", "ц"],
    ["ya", "я"],
    ["yu", "ю"],
    ["yo", "ё"],
  ] as const),
];
const LETTERS: Readonly<Record<string, string>> = {
  ...{ a: "а", á: "ә", ä: "ә", ə: "ә", b: "б", v: "в", g: "г", ğ: "ғ", ǵ: "ғ", d: "д", e: "е" },
  ...{ j: "ж", z: "з", i: "и", í: "и", ï: "и", ı: "ы", y: "ы", k: "к", q: "қ", l: "л", m: "м" },
  ...{ n: "н", ń: "ң", ñ: "ң", o: "о", ó: "ө", ö: "ө", p: "п", r: "р", s: "с", ş: "ш", t: "т" },
  ...{ u: "у", ú: "ү", ü: "ү", ū: "ұ", ý: "у", w: "у", f: "ф", h: "х", x: "х", ç: "ч", "'": "" },
};

/** Gives a Latin word back in Cyrillic, as far as the letters tell: `qansha` is «қанша», `zayavka` «заявка». */
export function toCyrillic(word: string): string {
  let cyrillic = "";
  for (let at = 0; at < word.length;) {
    const [from, to] = readAt(word, at);
    cyrillic += to;
    at += from.length;
  }
  return cyrillic;
}

function readAt(word: string, at: number): readonly [string, string] {
  const letter = word[at] ?? "";
  const next = word[at + 1] ?? "";
  const syllable = SYLLABLES.find(([from]) => word.startsWith(from, at));
  if (syllable) return syllable;
  // "jańbyr" is also typed "jangbyr"; "tenge" keeps its g.
  if (letter === "n" && next === "g" && !/^[aeiouyäöü]/u.test(word.slice(at + 2, at + 3))) {
    return ["ng", "ң"];
  }
  if (letter === "c") return ["c", /[eiy]/.test(next) || word[at - 1] === "d" ? "ц" : "к"];
  if (letter === "y" && next === "e" && at === 0) return ["ye", "е"];
  if (letter === "j" && next === "" && /[aeiouy]/.test(word[at - 1] ?? "")) return ["j", "й"];
  return [letter, LETTERS[letter] ?? letter];
}
