// Control, zero-width and direction-changing characters: they hide or reverse text on a clerk's screen.
const INVISIBLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** One line in composed Unicode, single spaces, nothing invisible; letters stay as typed. */
export function cleanLine(text: string): string {
  return withoutInvisible(text).replace(/\s+/gu, " ").trim();
}

/** As `cleanLine`, but the person's line breaks stay. */
export function cleanLines(text: string): string {
  return withoutInvisible(text)
    .split(/[\r\n\u2028\u2029]+/u)
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** The beginning of a line in whole letters, with "…" where something was left out. */
export function shortened(line: string, longest: number): string {
  const letters = Array.from(line);
  if (letters.length <= longest) return line;
  return `${letters
    .slice(0, longest - 1)
    .join("")
    .trimEnd()}…`;
}

function withoutInvisible(text: string): string {
  return text.replace(LONE_SURROGATE, "").normalize("NFC").replace(INVISIBLE, "");
}
