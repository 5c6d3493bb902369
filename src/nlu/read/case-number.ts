// A is also typed in Cyrillic, С too; «Ц», «S» and «Ш» stand on the neighbouring key or sound alike.
const CASE_NUMBER =
  /(?<![\p{L}0-9])([aаcсsц])[\s№#.-]{0,3}(20[0-9]{2})[\s./_-]{0,3}0*([0-9]{1,6})(?![0-9])/iu;

/** Finds the number of a case, whatever letters and signs it is typed with: `с 2026 45` is `C-2026-000045`. */
export function findCaseNumber(text: string): string | undefined {
  const [, letter = "", year = "", digits = ""] =
    CASE_NUMBER.exec(text.replace(/[\u2010-\u2015\u2212]/gu, "-")) ?? [];
  if (letter === "") return undefined;
  const kind = /[aа]/iu.test(letter) ? "A" : "C";
  return `${kind}-${year}-${digits.padStart(6, "0")}`;
}
