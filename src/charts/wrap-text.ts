type Measure = (text: string) => number;

// Pixels by which a paragraph is narrowed until it would need another line.
const STEP = 6;

/**
 * Breaks a text into lines no wider than `width`, at spaces; a word that is wider than a line is cut. A number
 * stays with the word after it.
 */
export function wrapText(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of splitWords(text).flatMap((word) => cutToWidth(word, width, measure))) {
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
export function wrapEvenly(text: string, width: number, measure: Measure): string[] {
  const longestWord = Math.max(...splitWords(text).map(measure));
  let lines = wrapText(text, width, measure);
  for (let tight = width - STEP; lines.length > 1 && tight >= longestWord; tight -= STEP) {
    const tried = wrapText(text, tight, measure);
    if (tried.length > lines.length) return lines;
    lines = tried;
  }
  return lines;
}

/** "88 компаний" is not torn apart. */
function splitWords(text: string): string[] {
  return text.replace(/(?<=[0-9]) (?=\p{L})/gu, "\u00A0").split(/[ \n]+/);
}

function cutToWidth(word: string, width: number, measure: Measure): string[] {
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
