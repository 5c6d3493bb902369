import table from "./danger.json" with { type: "json" };
import { addPlace, spot, type Places } from "./read/spot.js";
import { buildLexicon } from "./read/vocabulary.js";
import { readWords } from "./read/words.js";

/** What threatens; whom to call follows from it. */
export type Danger = "gas" | "power" | "fire" | "derailment" | "other";

/** A name of the table `danger.json`: what a word may mean. */
type Concept = keyof typeof table.words;

interface Sign {
  danger: Danger;
  /** Speaks of danger by itself, or together with another at most so many words away. */
  of: readonly [Concept] | readonly [Concept, Concept];
  within?: number;
  /** Said in the same sentence, it makes these words harmless. */
  unless?: Concept;
}

/** The first one found gives its name to the danger. */
const SIGNS: readonly Sign[] = [
  { danger: "gas", of: ["gas", "smell"], within: 6 },
  { danger: "gas", of: ["gas", "leak"], within: 6 },
  { danger: "gas", of: ["gas", "headache"], within: 12 },
  { danger: "gas", of: ["gassed"] },
  { danger: "fire", of: ["fire"] },
  { danger: "fire", of: ["burns", "building"], within: 3 },
  { danger: "fire", of: ["burns", "electrics"], within: 3 },
  { danger: "fire", of: ["burnt-smell"] },
  { danger: "fire", of: ["smoke", "building"], within: 7, unless: "nuisance" },
  { danger: "fire", of: ["smoke", "electrics"], within: 6 },
  { danger: "fire", of: ["smoke", "wire"], within: 3 },
  { danger: "fire", of: ["smoke", "thick"], within: 3, unless: "nuisance" },
  { danger: "fire", of: ["smell", "smoke"], within: 3, unless: "nuisance" },
  { danger: "fire", of: ["alarm"] },
  { danger: "power", of: ["spark"] },
  { danger: "power", of: ["electrics", "explode"], within: 4 },
  { danger: "power", of: ["electrocuted"] },
  { danger: "power", of: ["current", "strike"], within: 4 },
  { danger: "power", of: ["live"] },
  { danger: "power", of: ["wire", "bare"], within: 5, unless: "telecom" },
  { danger: "power", of: ["electrics", "flooding"], within: 4 },
  { danger: "derailment", of: ["derailed"] },
  { danger: "derailment", of: ["rolling", "off"], within: 6 },
  { danger: "other", of: ["structure", "fall"], within: 5, unless: "fence" },
  { danger: "other", of: ["manhole", "open"], within: 4, unless: "blocked" },
  { danger: "other", of: ["person", "fell-in"], within: 3, unless: "fence" },
  { danger: "other", of: ["chemical", "leak"], within: 6 },
  { danger: "other", of: ["chemical", "smell"], within: 4 },
  { danger: "other", of: ["scald"] },
  { danger: "other", of: ["hurt"] },
];

/** A mere beginning with a slip in it would be the beginning of too many other words. */
const LEXICON = buildLexicon<Concept>(table.words, (_, phrase) =>
  phrase.includes("*") ? "exact" : "forgiving",
);

const SENTENCE_END = /[.!?;\n]+/u;

/**
 * Whether a report speaks of danger to life now, in any of three languages. In doubt it does: a false alarm costs
 * one tap, a missed one perhaps a life.
 */
export function findDanger(text: string): Danger | undefined {
  const sentences = text.split(SENTENCE_END).map(findPlaces);
  return SIGNS.find((sign) => sentences.some((places) => isSaid(sign, places)))?.danger;
}

function findPlaces(sentence: string): Places<Concept> {
  const words = readWords(sentence);
  const found: Places<Concept> = new Map();
  const folded = words.map((word) => word.folded);
  const latin = words.map((word) => word.latin);
  spot(LEXICON.cyrillic, folded, found);
  spot(LEXICON.latin, latin, found);

  const harmless = new Set(found.get("harmless"));
  const meant: Places<Concept> = new Map();
  for (const [concept, at] of found) {
    for (const i of at) if (!harmless.has(i)) addPlace(meant, concept, i);
  }
  return meant;
}

function isSaid({ of, within = 0, unless }: Sign, places: Places<Concept>): boolean {
  const isOver = places.has("past") && !places.has("now");
  if (isOver || (unless && places.has(unless))) return false;
  const [one, other] = of;
  const at = places.get(one) ?? [];
  if (other === undefined) return at.length > 0;
  const beside = places.get(other) ?? [];
  return at.some((i) => beside.some((j) => i !== j && Math.abs(i - j) <= within));
}
