export type KazakhCase = "ablative" | "dative";

type Endings = Record<KazakhCase, string>;

// The ending follows the last word of the number as it is spoken, not its digits.
const DEN: Endings = { ablative: "ден", dative: "ге" };
const DAN: Endings = { ablative: "дан", dative: "ға" };
const TEN: Endings = { ablative: "тен", dative: "ке" };
const TAN: Endings = { ablative: "тан", dative: "қа" };
const NAN: Endings = { ablative: "нан", dative: "ға" };
const NEN: Endings = { ablative: "нен", dative: "ге" };

/** бір, екі, үш, төрт, бес, алты, жеті, сегіз, тоғыз; zero is нөл. */
const ONES = [DEN, DEN, DEN, TEN, TEN, TEN, DAN, DEN, DEN, DAN];
/** он, жиырма, отыз, қырық, елу, алпыс, жетпіс, сексен, тоқсан. */
const TENS = [DEN, NAN, DAN, DAN, TAN, DEN, TAN, TEN, NEN, NAN];
const HUNDRED = DEN;
/** мың, миллион, миллиард, триллион. */
const SCALES: readonly (readonly [number, Endings])[] = [
  [1e12, NAN],
  [1e9, TAN],
  [1e6, NAN],
  [1e3, NAN],
];

/** The ending that a number in digits takes: 152 gives "ден" (екі), 76 gives "дан" (алты). */
export function kazakhSuffix(n: number, grammaticalCase: KazakhCase): string {
  return endingsOf(n)[grammaticalCase];
}

function endingsOf(n: number): Endings {
  // "3,5" is read "three whole, five tenths": the fraction is spoken last.
  const [whole = "", fraction] = String(Math.abs(n)).split(".");
  const spoken = Number(fraction ?? whole);

  if (spoken === 0) return ONES[0] ?? DEN;
  if (spoken % 10 !== 0) return ONES[spoken % 10] ?? DEN;
  if (spoken % 100 !== 0) return TENS[(spoken % 100) / 10] ?? DEN;
  if (spoken % 1000 !== 0) return HUNDRED;
  return SCALES.find(([scale]) => spoken % scale === 0)?.[1] ?? NAN;
}
