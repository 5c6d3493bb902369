/** How many slips are forgiven in a word of this length: none in short ones, where they make another word. */
export function slipsAllowed(length: number): number {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}

/**
 * Whether the word is the other with at most so many slips: a letter missing, added, wrong, or two swapped.
 * With `isPrefix` anything may follow it.
 */
export function isWithin(slips: number, known: string, typed: string, isPrefix: boolean): boolean {
  if (!isPrefix) return distance(known, typed, slips) <= slips;
  for (let length = known.length - slips; length <= known.length + slips; length++) {
    if (length > typed.length) break;
    if (distance(known, typed.slice(0, length), slips) <= slips) return true;
  }
  return false;
}

/** Optimal string alignment; gives more than `most` as soon as that is sure. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(cell(a, b, i, j, { row, last, beforeLast }));
    if (Math.min(...row) > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}

interface Rows {
  row: number[];
  last: number[];
  beforeLast: number[];
}

function cell(a: string, b: string, i: number, j: number, { row, last, beforeLast }: Rows) {
  const isSame = a[i - 1] === b[j - 1];
  const best = Math.min(
    (last[j] ?? 0) + 1,
    (row[j - 1] ?? 0) + 1,
    (last[j - 1] ?? 0) + (isSame ? 0 : 1),
  );
  const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return isSwap ? Math.min(best, (beforeLast[j - 2] ?? 0) + 1) : best;
}

/** Which letters a word has, as bits: a quick way to see that two words cannot be near. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

export function countBits(n: number): number {
  let bits = n;
  let count = 0;
  for (; bits !== 0; count++) bits &= bits - 1;
  return count;
}
