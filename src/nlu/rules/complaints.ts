import type { Clues } from "../read/clues.js";
import type { Concept } from "../read/lexicon.js";
import type { Category } from "../meaning.js";

const WORDS: Readonly<Record<Category, Concept>> = {
  ...({ rail: "c-rail", road: "c-road", storm_sewer: "c-storm", power: "c-power" } as const),
  ...({ water: "c-water", sewerage: "c-sewerage", gas: "c-gas", heat: "c-heat" } as const),
  ...({ telecom: "c-telecom", waste: "c-waste", lighting: "c-lighting" } as const),
  ...({ security: "c-security", other: "c-other" } as const),
};

/** Where a message names several things, the first of these is what failed; the later ones are what it damaged. */
const ORDER: readonly Category[] = [
  ...(["gas", "sewerage", "storm_sewer", "waste", "rail", "telecom", "lighting"] as const),
  ...(["heat", "security", "power", "water", "road", "other"] as const),
];

/** Finds what is broken, or nothing when the text reports no fault. */
export function findComplaint(c: Clues): Category | undefined {
  const named = ORDER.filter((category) => c.has(WORDS[category]));
  if (named.length === 0) return c.has("complain-word") && c.has("fault") ? "other" : undefined;
  if (!isFault(c, named)) return undefined;
  return decide(c, named);
}

/** What is told about a pipe, a lamp or a road, and is no question or wish, can only be that it fails. */
export function findToldFault(c: Clues): Category | undefined {
  if (c.text.includes("?") || c.has("how-many", "want", "how-to", "thanks", "hello"))
    return undefined;
  const named = ORDER.filter((category) => c.has(WORDS[category]));
  return named.length > 0 ? decide(c, named) : undefined;
}

/** What kind of thing is named, whether or not anything is wrong with it. */
export function findNamedCategory(c: Clues): Category | undefined {
  const named = ORDER.filter((category) => c.has(WORDS[category]));
  return named.length > 0 ? decide(c, named) : undefined;
}

export function namesCategory(c: Clues, category: Category): boolean {
  return c.has(WORDS[category]);
}

/** «Ливневая канализация», «нөсер кәрізі»: the sewer of rain water by its name, and no mere rain beside a sewer. */
export function namesStormSewer(c: Clues): boolean {
  return c.near("storm", "c-sewerage", 1);
}

/** A fault is told, not asked about: something is missing, broken, stolen, or has gone on for days. */
function isFault(c: Clues, named: readonly Category[]): boolean {
  if (c.wish && c.has("want", "have", "lease") && !c.has("lasting", "our-place")) return false;
  if (c.has("fault")) return true;
  const isNegated = c.has("negative") && named.length > 0;
  return isNegated && (c.has("lasting", "complain-word", "our-place") || !c.isQuestion);
}

function decide(c: Clues, named: readonly Category[]): Category {
  const is = (category: Category) => named.includes(category);
  if (is("gas") && (c.has("foul-smell") || !is("heat") || c.near("c-gas", "fault", 3)))
    return "gas";
  if (isRainWater(c, is)) return "storm_sewer";
  if (is("sewerage") && !(is("storm_sewer") && !c.has("foul-smell"))) return "sewerage";
  if (is("waste") && !is("rail")) return "waste";
  if (is("security") && c.has("c-security") && isTheft(c)) return "security";
  if (is("lighting") && (!is("power") || isOutside(c))) return "lighting";
  if (is("other") && isNuisance(c, named)) return "other";
  return nearestToFault(c, named) ?? named[0] ?? "other";
}

function isRainWater(c: Clues, is: (category: Category) => boolean): boolean {
  if (!is("storm_sewer"))
    return is("water") && c.has("standing") && c.has("outdoors") && !c.has("c-heat");
  return !(is("sewerage") && c.has("foul-smell"));
}

/** Stealing and breaking in say themselves that something is wrong; a fence beside a lamp does not. */
function isTheft(c: Clues): boolean {
  return c.at("c-security").some((i) => c.at("fault").includes(i));
}

function isOutside(c: Clues): boolean {
  return c.has("outdoors") || c.at("c-lighting").some((i) => !c.at("c-power").includes(i));
}

/** A neighbour's noise, smoke or dust, whatever else is mentioned beside it. */
function isNuisance(c: Clues, named: readonly Category[]): boolean {
  const rest = named.filter((category) => category !== "other");
  return rest.length === 0 || c.has("neighbour");
}

/** The thing named closest to the words for what is wrong. */
function nearestToFault(c: Clues, named: readonly Category[]): Category | undefined {
  const faults = [...c.at("fault"), ...c.at("negative")];
  let best: Category | undefined;
  let least = Infinity;
  for (const category of named) {
    for (const i of c.at(WORDS[category])) {
      for (const j of faults) {
        const distance = i === j ? 1.5 : Math.abs(i - j);
        if (distance < least) [best, least] = [category, distance];
      }
    }
  }
  return best;
}
