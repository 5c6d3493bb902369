import type { Category, Meaning, Metric, Subject, Understood } from "../meaning.js";
import type { Clues } from "./clues.js";
import { anyOf } from "./condition.js";
import { findMetrics } from "./metrics.js";
import { readFilter } from "./requests.js";
import { findSubjects } from "./subjects.js";

type Rule = (taken: Meaning, c: Clues) => Meaning[];

/** The first that finds other readings decides; a text that says whose figure it wants has none. */
const RULES: readonly Rule[] = [findFives, findOwners, findFault, findPlace, findRoom];

/**
 * Other readings that lie as close as the one taken, at most three. One alone stands beside the reading taken; two or
 * three are the whole choice.
 */
export function findAlternatives(taken: Meaning, c: Clues): Meaning[] {
  for (const rule of RULES) {
    const close = rule(taken, c);
    if (close.length > 0) return close;
  }
  return [];
}

/** The readings between which only the person can choose; none when the text is plain. */
export function listReadings({
  meaning,
  alternatives,
}: Pick<Understood, "meaning" | "alternatives">): Meaning[] {
  return alternatives.length === 1 ? [meaning, ...alternatives] : alternatives;
}

const isOfFive = anyOf(
  "#5|=пять|=пяти|=пяте|=бес|=five project|plant|production-word -launch|completion|visit|implemented|built|separate",
);
const GROUPS: readonly Subject[] = ["launch", "completion", "implemented", "portfolio"];

/** Two groups of five projects were planned for 2023: one to be launched, one to be built to the end. */
function findFives(taken: Meaning, c: Clues): Meaning[] {
  if (!isOfFive(c) || (taken.kind !== "fact" && taken.kind !== "not_published")) return [];
  if (findSubjects(c).some((subject) => !GROUPS.includes(subject))) return [];
  // How many they are the text says itself.
  const known: readonly Metric[] = ["money", "jobs"];
  const asked = findMetrics(c).filter((metric) => known.includes(metric));
  const metrics = asked.length > 0 ? asked : known;
  return (["launch", "completion"] as const).map((subject) => ({
    kind: "fact",
    topics: metrics.map((metric) => ({ subject, metric })),
  }));
}

const OWNERS: Readonly<Partial<Record<Metric, readonly Subject[]>>> = {
  jobs: ["implemented", "portfolio", "parks-11"],
  money: ["implemented", "portfolio", "parks-29"],
};
/** With one of these words the text says whose figure it wants. */
const saysWhose = anyOf(
  "created|implemented|plan|target|portfolio|park|tenant|launch|completion|built|visit|all|year|figure",
);

/** "How many jobs are there?": created by projects, planned in the portfolio, or in the parks. */
function findOwners(taken: Meaning, c: Clues): Meaning[] {
  if (taken.kind !== "fact" || saysWhose(c) || findSubjects(c).length > 0) return [];
  const [metric, ...others] = findMetrics(c).filter((one) => OWNERS[one] !== undefined);
  const owners = (metric && others.length === 0 && OWNERS[metric]) || [];
  const isGuess = taken.topics.some((topic) => topic.metric === metric);
  if (!metric || !isGuess || !taken.topics.every((t) => owners.includes(t.subject))) return [];
  return owners.map((subject) => ({ kind: "fact", topics: [{ subject, metric }] }));
}

const FAULTS: Readonly<Partial<Record<Subject, Category>>> = {
  storm: "storm_sewer",
  station: "rail",
  siding: "rail",
  "station-works": "rail",
  substation: "power",
};
const soundsBroken = anyOf(
  "negative|fault|closed|damage|lasting -??|why|when|how-many|year -instruct|by-when|audit|contractor",
);

/** "The storm sewer does not work." is a report of today, or asks for the published state of 2022. */
function findFault(taken: Meaning, c: Clues): Meaning[] {
  // The Russian "not" is a question word in Kazakh.
  const isAsked = c.at("question-word").some((i) => c.words[i]?.text !== "не");
  if (taken.kind !== "fact" || isAsked || !soundsBroken(c)) return [];
  const state = taken.topics.find(({ metric }) => metric === "state");
  const category = state && FAULTS[state.subject];
  return category ? [{ kind: "complaint", category }] : [];
}

const wantsPlace = anyOf("want place/park/area|room|land|lease -how-many|number-of");

/** "I want a place in a park" names parks, and wishes for more than their number. */
function findPlace(taken: Meaning, c: Clues): Meaning[] {
  const isOfParks =
    taken.kind === "fact" && taken.topics.every(({ subject }) => subject.startsWith("parks"));
  if (!isOfParks || !wantsPlace(c)) return [];
  return [{ kind: "availability", filter: readFilter(c) }, { kind: "apply" }];
}

const wantsRoom = anyOf(
  "free|want room|land -documents|submit|apply-word|eligible|review-time|decides",
);

/** "How do I get a plot?" asks for the way, or for a plot. */
function findRoom(taken: Meaning, c: Clues): Meaning[] {
  if (taken.kind !== "apply" || !wantsRoom(c)) return [];
  return [{ kind: "availability", filter: readFilter(c) }];
}
