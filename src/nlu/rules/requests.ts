import type { Locale } from "../../i18n/locales.js";
import type { Filter, Utility } from "../meaning.js";
import type { Clues } from "./clues.js";
import { allOf, anyOf, firstOf, not } from "./condition.js";

const PLACE = "room|land|place|area|park|square";
const ENTRY = "park|zone|land|room|place|resident|tenant";
const OTHERS = "park|plant|tenant|valtherm-name|whose-contact";

/** By these a question asks for a person or a firm. */
export const WHO = "=кто|=кім|=who";

const isOurs = anyOf("zone|park|documents|apply-word|substation|storm|tenant|room|land|station");

/** Other cities, small talk and attempts to change the rules; words of the zone do not make them ours. */
export const isOutOfScope = anyOf(
  "injection",
  "other-city -from-place|we-make|alatau other-city~4~zone|other-city~4~park",
  ["other-city -from-place|we-make|alatau", not(isOurs)],
  "public-park",
  ["chatter", not(isOurs)],
);

/** "Are you a human?", however it is put; asking FOR a human is another matter. */
export const asksWho = anyOf(
  "who-are-you -zone|park|documents",
  "you~3~people|you~3~who-are-you words:8 -want|operator-contact|how-many -zone|park|documents",
);

/** Telephones of parks and plants, which nothing published gives. */
export const asksOthersContacts = anyOf(`operator-contact ${OTHERS} -my-case words:12`);

/** A person, a number to call, a call back. "Who is the operator?" is about a published thing. */
export const wantsOperator = anyOf(
  `operator-word words:2 -single-operator -${WHO}`,
  "operator-word~2~want -single-operator|assets|service-company",
  [
    "operator/people|operator -whose-contact|my-case -single-operator|service-company|assets",
    not(
      anyOf(
        `operator-word ${WHO}`,
        "operator-contact|address park|plant|tenant|valtherm|pipe|brb",
        "c-telecom fault",
        "how-many -operator/people",
      ),
    ),
  ],
);

/** Somebody's own papers or complaint: what became of them. */
export const asksStatus = anyOf(
  "my-case outcome|lasting",
  "my-case when|question-word -submit",
  "my-case when|question-word filed",
  "filed case-word|documents|apply-word|lasting outcome",
  "case-word outcome -park|submit|review-time|how-to|documents",
);

/** What makes a text an application: papers, the way in, who is let in, how long it takes. */
export const wantsToApply = anyOf(
  "documents -vacancies",
  "apply-word",
  "decides land|place|eligible|review-time",
  `review-time ${ENTRY} ? -how-many|working|built`,
  `how-to ${ENTRY} submit|eligible -free-strong|growth`,
  `how-to ${ENTRY} want|place|resident -free-strong|growth -wish`,
  "eligible ? -free-strong|how-many|tax|price",
);

/** What makes a text a search for a free place. */
export const seeksPlace = anyOf(
  `free-strong ${PLACE}|have|lease|zone`,
  "free-strong words:3",
  `free ${PLACE} -project`,
  "wish want|have|lease|room|land|we-make",
  `lease ${PLACE}|have|want`,
  "want|have room|land -topics|project|station",
);

/** What is asked about the zone, and stands in no published text. */
export const asksUnpublished = anyOf(
  // Work for oneself.
  "vacancies -wish|figure -created|launch|plan|implemented",
  // Prices, tariffs and taxes.
  "tariff",
  "buy -market|pipe|brb|valtherm",
  "tax -documents",
  "lease|room|land|square|per-unit price|per-unit -own-money|output|investment -tax",
  "lease cost how-many -own-money|output|investment -tax",
  "room|land|square cost how-many -own-money|output|investment -tax -park|project",
  "lease how-many -tax -wish|free|have|room|land",
  "price -tax -park|project|plant|zone|company|launch|completion",
  // Where things stand, what they are called, how full they are, how much power they have.
  "address park|zone|plant|tenant|company|valtherm|pipe|brb|substation -how-many",
  "park|zone power|gas|water|sewer how-many -wish|room|land|free",
  "occupancy percent|how-many|question-word area|park|place|room -apply-word|documents|free-strong|fault|jobs",
  "names whose-contact|valtherm-name|company|tenant|park|auto|plant|figure -service-company|single-operator|operator-word|launch",
);

/** The language that somebody asks to switch to; the last one named, as in "from Russian to Kazakh". */
export function findLanguageWish(c: Clues): Locale | undefined {
  const named = (["kk", "ru", "en"] as const).filter((locale) => c.has(`lang-${locale}`));
  if (named.length === 0 || !isLanguageWish(c)) return undefined;
  const last = (locale: Locale) => Math.max(...c.at(`lang-${locale}`));
  // "In Russian, please: he doesn't read English."
  const wished = named.filter((locale) => !c.near("negative", `lang-${locale}`, 3));
  return (wished.length > 0 ? wished : named).reduce((a, b) => (last(b) > last(a) ? b : a));
}

const isLanguageWish = anyOf("switch|words:4 -documents|apply-word|operator-contact");

const NEEDS = allOf<Utility>([
  ["power", "power"],
  ["gas", "gas"],
  ["water", "water"],
  ["rail|siding", "rail"],
  ["sewer", "sewer"],
]);

/** A land word or hectares make it land, also where a workshop is to be built there. */
const WHAT = firstOf<Filter["what"]>([
  ["land", "land"],
  ["room", "premises"],
]);

export function readFilter(c: Clues): Filter {
  const filter: Filter = { ...(c.wish ?? c.bareWish) };
  const need = NEEDS(c);
  if (need.length > 0) filter.need = need;
  const what = c.isLandSize ? "land" : WHAT(c);
  if (what) filter.what = what;
  return filter;
}
