import type { PlaceWords } from "./wish.js";

const POWER = /(\d[\d\s\u00A0]*(?:[.,]\d+)?)\s*(квт|кв\.? ?т|kw|kva|ква|мвт|mw)(?!\p{L})/iu;
const MEGA = /^[мm]/i;
const METRES = String.raw`(\d{1,2}(?:[.,]\d)?)\s*(?:м|m|метр\p{L}*|met(?:er|re)s?)(?![\p{L}\d²])`;
const CEILING_WORD = String.raw`(?:потол\p{L}*|төбе\p{L}*|тобе\p{L}*|биікт\p{L}*|биикт\p{L}*|высот\p{L}*|ceilings?|height)`;
const CEILING = new RegExp(
  `${CEILING_WORD}[^\\d]{0,20}${METRES}|${METRES}[^\\d]{0,12}${CEILING_WORD}`,
  "iu",
);

/** Power in kilowatts and the height of a ceiling in metres, as people write them beside an area. */
export function readPlaceWords(text: string): PlaceWords {
  const [, amount, unit] = POWER.exec(text) ?? [];
  const [, after, before] = CEILING.exec(text) ?? [];
  const powerKw = readNumber(amount) * (MEGA.test(unit ?? "") ? 1_000 : 1);
  const ceilingM = readNumber(after ?? before);
  return {
    ...(powerKw > 0 && { powerKw: Math.round(powerKw) }),
    ...(ceilingM > 0 && { ceilingM }),
  };
}

/** `NaN` where there is none. */
function readNumber(text: string | undefined): number {
  return Number(text?.replace(/[\s\u00A0]/gu, "").replace(",", ".") ?? NaN);
}
