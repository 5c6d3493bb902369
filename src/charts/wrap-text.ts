// Pixels by which a paragraph is narrowed until it would need another line.
const STEP = 6;

/**
 * Breaks a text into lines no wider than `width`, at spaces; a word that is wider than a line is cut. A number
 * stays with the word after it.
 */
export function wrapText(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  const words = keepNumbers(text).split(/[ \n]+/);
  for (const word of words.flatMap((part) => cutToWidth(part, width, measure))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === "" ? lines : [...lines, line];
}

/** As `wrapText`, with lines of about the same length, so that no word is left alone at the end. */
export function wrapEvenly(
  text: string,
  width: number,
  measure: (text: string) => number,
): string[] {
  let lines = wrapText(text, width, measure);
  for (let narrower = width - STEP; lines.length > 1 && narrower > 0; narrower -= STEP) {
    const tighter = wrapText(text, narrower, measure);
    if (tighter.length > lines.length) return lines;
    lines = tighter;
  }
  return lines;
}

/** "88 компаний" is not torn apart. */
function keepNumbers(text: string): string {
  return text.replace(/(?<=[0-9]) (?=\p{L})/gu, "\u00A0");
}

function cutToWidth(word: string, width: number, measure: (text: string) => number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece !== "" && measure(piece + letter) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return piece === "" ? pieces : [...pieces, piece];
}
