import type { Locale } from "../../i18n/locales.js";
import type { Category } from "../meaning.js";
import type { Concept } from "../read/lexicon.js";
import { type Clues, readClues } from "./clues.js";
import { anyOf, firstOf } from "./condition.js";

/** Where a message names several things, the first of these is what failed; the later ones are what it damaged. */
const ORDER: readonly Category[] = [
  ...(["gas", "sewerage", "storm_sewer", "waste", "rail", "telecom", "lighting"] as const),
  ...(["heat", "security", "power", "water", "road", "other"] as const),
];

/** A fault is told, not asked about: something is missing, broken, stolen, or has gone on for days. */
const isFault = firstOf<boolean>([
  ["wish want|have|lease -lasting|our-place", false],
  ["fault", true],
  ["negative lasting|complain-word|our-place", true],
  ["negative -?", true],
]);

const isTold = anyOf("-??|how-many|want|how-to|thanks|hello");

/** Which of the things named failed, where it is not the one closest to the words for what is wrong. */
const FAILED = firstOf<Category>([
  ["c-gas foul-smell", "gas"],
  ["c-gas -c-heat", "gas"],
  ["c-gas~3~fault", "gas"],
  ["c-storm -c-sewerage", "storm_sewer"],
  ["c-storm -foul-smell", "storm_sewer"],
  ["c-water standing outdoors -c-storm|c-heat", "storm_sewer"],
  ["c-sewerage", "sewerage"],
  ["c-waste -c-rail", "waste"],
  // Stealing and breaking in say themselves that something is wrong; a fence beside a lamp does not.
  ["c-security&fault", "security"],
  ["c-lighting -c-power", "lighting"],
  ["c-lighting outdoors", "lighting"],
  ["c-lighting/c-power", "lighting"],
  // A neighbour's noise, smoke or dust, whatever else is mentioned beside it.
  ["c-other neighbour", "other"],
]);

/** Finds what is broken, or nothing when the text reports no fault. */
export function findComplaint(c: Clues): Category | undefined {
  const category = findNamedCategory(c);
  if (!category) return c.has("complain-word") && c.has("fault") ? "other" : undefined;
  return isFault(c) ? category : undefined;
}

/** What is told about a pipe, a lamp or a road, and is no question or wish, can only be that it fails. */
export function findToldFault(c: Clues): Category | undefined {
  return isTold(c) ? findNamedCategory(c) : undefined;
}

/** What kind of thing is named, whether or not anything is wrong with it. */
export function findNamedCategory(c: Clues): Category | undefined {
  const named = ORDER.filter((category) => namesCategory(c, category));
  return named.length > 0 ? (FAILED(c) ?? nearestToFault(c, named) ?? named[0]) : undefined;
}

export function namesCategory(c: Clues, category: Category): boolean {
  return c.has(wordOf(category));
}

function wordOf(category: Category): Concept {
  return category === "storm_sewer" ? "c-storm" : `c-${category}`;
}

/** «Ливневая канализация», «нөсер кәрізі»: the sewer of rain water by its name, and no mere rain beside a sewer. */
export const namesStormSewer = anyOf("storm~1~c-sewerage");

/** The thing named closest to the words for what is wrong. */
function nearestToFault(c: Clues, named: readonly Category[]): Category | undefined {
  const faults = [...c.at("fault"), ...c.at("negative")];
  const distances = named.flatMap((category) =>
    c
      .at(wordOf(category))
      .flatMap((i) => faults.map((j) => ({ category, distance: i === j ? 1.5 : Math.abs(i - j) }))),
  );
  const least = Math.min(...distances.map(({ distance }) => distance));
  return distances.find(({ distance }) => distance === least)?.category;
}

/** Words for trouble in general, by how they begin. */
const TROUBLE =
  /(?:^|[^\p{L}])(?:проблем|неполад|неисправн|полом|авари|слома|отключен|ақау|мәселе|апат|бұзыл|problem|fault|outage|broken|breakdown)/iu;
/** What is asked of everything: the whole zone, or whatever is known. */
const ALL = /известн|белгілі|known|(?:^|[^\p{L}])(?:зон|аймақ|zone)/iu;
const ASKS = /\?|(?:^|[^\p{L}])(?:как[иао]|что|есть|қандай|қайсы|бар ма|what|which|any)/iu;
/** So few words about trouble leave nothing else that could be meant. */
const FEW_WORDS = 3;

/** Whether a text asks what is broken, and of which kind; a fault that is told is no question. */
export function findFaultQuestion(
  text: string,
  locale: Locale,
): { category: Category | undefined } | undefined {
  if (!TROUBLE.test(text) || !ASKS.test(text)) return undefined;
  const category = findNamedCategory(readClues(text, locale).clues);
  const isOfAll = ALL.test(text) || text.trim().split(/\s+/u).length <= FEW_WORDS;
  return category !== undefined || isOfAll ? { category } : undefined;
}
