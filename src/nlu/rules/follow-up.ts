import type { Context, Filter, Meaning, Metric, Subject, Topic } from "../meaning.js";
import type { Concept } from "../read/lexicon.js";
import type { Clues } from "./clues.js";
import { allOf, anyOf, firstOf } from "./condition.js";
import { isAfterwards } from "./decide.js";
import { findMetrics } from "./metrics.js";
import { readFilter } from "./requests.js";
import { findSubjects } from "./subjects.js";
import { resolveTopics } from "./topics.js";

const UNPUBLISHED: Meaning = { kind: "not_published", near: [] };

/** Longer messages say themselves what they are about. */
const isShort = anyOf("words:12");
/** These need nothing that was said before. */
const OWN: readonly Meaning["kind"][] = [
  "status",
  "language",
  "greeting",
  "operator",
  "out_of_scope",
];
/** "Not more than 800" is a limit, and nothing broken. */
const isToldBroken = anyOf("fault", "negative -wish");
const isOfEntry = anyOf("review-time|eligible|documents|decides");
const asksOfEntry = anyOf("review-time|eligible|documents|how-to|decides|question-word");

/** Reads a short turn by what was talked about just before; nothing when it stands on its own. */
export function continueTalk(
  c: Clues,
  context: Context,
  read: Meaning | undefined,
): Meaning | undefined {
  const alone = read?.kind === "greeting" && asksBesides(c) ? undefined : read;
  if (!isShort(c) || (alone && OWN.includes(alone.kind))) return undefined;
  if (alone?.kind === "complaint" && (!context.filter || isToldBroken(c))) return undefined;
  if (context.filter) return continueSearch(c, context.filter, alone);
  if (context.category && !alone && !c.isQuestion) {
    return { kind: "complaint", category: context.category };
  }
  if (context.kind === "apply" && (!alone || isOfEntry(c))) {
    return asksOfEntry(c) ? { kind: "apply" } : undefined;
  }
  return context.topics ? continueFact(c, context.topics, alone) : undefined;
}

/** "All right, and how many work now?": thanks or a greeting stand before what is asked. */
function asksBesides(c: Clues): boolean {
  return Object.keys(readFilter(c)).length > 0 || findMetrics(c).length > 0;
}

/** Limits add up: a size, then gas, then "only land". */
function continueSearch(c: Clues, before: Filter, alone: Meaning | undefined): Meaning | undefined {
  const isBare = alone?.kind === "not_published" && alone.near.length === 0;
  const kinds: readonly Meaning["kind"][] = ["availability", "fact", "complaint"];
  if (alone && !kinds.includes(alone.kind) && !isBare) return undefined;
  const wish = c.wish ?? c.bareWish;
  const added = readFilter(c);
  if (c.has("price") || (!wish && !alone && c.has("how-many", "cost"))) return UNPUBLISHED;
  const isNothing = Object.keys(added).length === 0;
  if (isNothing && alone?.kind !== "availability") return undefined;
  const isWishedFor = wish !== undefined || (added.need !== undefined && !c.isQuestion);
  if (alone?.kind === "fact" && !isWishedFor) return undefined;
  const need = [...new Set([...(before.need ?? []), ...(added.need ?? [])])];
  const filter: Filter = { ...before, ...added };
  if (need.length > 0) filter.need = need;
  return { kind: "availability", filter };
}

const isOfPlace = anyOf("lease|per-unit|room|land|tariff|buy|address|names|tax|vacancies");

/** Whether a turn that names nothing asks what became of the order, or for the growth of the zone. */
const asksUnpublished = anyOf("asks:deadline target-met ?", "on:district zone growth");

/** All of the three plants that were visited. */
const ofAllVisited = anyOf("all only:plant");

/** "А рабочих мест?" keeps the object, "а строится?" keeps what is asked of it. */
function continueFact(
  c: Clues,
  before: readonly Topic[],
  alone: Meaning | undefined,
): Meaning | undefined {
  if (alone && alone.kind !== "fact" && alone.kind !== "not_published") return undefined;
  if (isOfPlace(c)) return alone ? undefined : UNPUBLISHED;
  const told = {
    ...c,
    subjects: [...new Set(before.map(({ subject }) => subject))],
    metrics: [...new Set(before.map(({ metric }) => metric))],
  };
  const named = findSubjects(assume(told)).filter((subject) => subject !== "parks");
  // A figure by which a thing is named is not what is asked of it: "across the 88 companies?".
  const saidMetrics = findMetrics({ ...c, quoted: [] });
  const isTotal = saidMetrics.length === 0 && c.has("how-many") && c.has("all");
  const asked: readonly Metric[] = isTotal ? ["count"] : saidMetrics;
  // "Was that done?" names no projects.
  const isNamed = named.some((subject) => subject !== "implemented" && subject !== "launch");
  if (!isNamed && asksUnpublished(told)) return UNPUBLISHED;
  if (named.length === 0) {
    if (isAfterwards(told)) return { kind: "not_published", near: before.slice(0, 3) };
    if (asked.length === 0) return undefined;
  }
  if (c.has("separate")) return UNPUBLISHED;

  const isOfAll = ofAllVisited({ ...c, subjects: [...named, ...told.subjects] });
  const isOwn = named.length > 0 && !isOfAll;
  const subjects = isOwn ? named : (FITTING({ ...told, metrics: asked }) ?? told.subjects);
  const isMetricNamed = asked.some((metric) => isTold(metric, subjects, c));
  const isOwnSubject = findSubjects(c).some((subject) => subject !== "parks");
  if (isOwnSubject && isMetricNamed && alone) return undefined;
  const metrics = isMetricNamed ? asked : told.metrics;
  const { topics, isMissing } = resolveTopics(subjects, metrics, c);
  if (isAfterwards({ ...c, subjects, metrics })) {
    return { kind: "not_published", near: topics.slice(0, 3) };
  }
  return isMissing ? UNPUBLISHED : { kind: "fact", topics };
}

/** Whether a word really asks for something of these subjects, and was not only said in passing. */
function isTold(metric: Metric, subjects: readonly Subject[], c: Clues): boolean {
  const { topics, isMissing } = resolveTopics(subjects, [metric], c);
  const unasked = resolveTopics(subjects, [], c).topics;
  return isMissing || JSON.stringify(topics) !== JSON.stringify(unasked);
}

const asksOnlyCount = ({ metrics = [] }: { metrics?: Iterable<Metric> }) =>
  [...metrics].every((metric) => metric === "count");

/** Some figures are known of a neighbouring thing only, which is then meant. */
const FITTING = firstOf<readonly Subject[]>([
  ["only:plant #3|all asks:jobs|asks:money", ["visited"]],
  ["on:auto asks:further", ["auto-company"]],
  [["on:park-group all -on:target-2025 asks:count", asksOnlyCount], ["parks-29"]],
  ["on:park-group asks:jobs|asks:tenants|asks:own-money -only:parks-18", ["parks-11"]],
]);

const SAID = allOf<Concept>([
  ["on:park-group", "park"],
  ["on:project-group -only:visited", "project"],
  ["on:launch|on:completion|on:plan-2022", "plan"],
]);

/** Lets words count as said that the talk was about: "and being built?" after parks is about parks. */
function assume(told: Clues & { subjects: readonly Subject[] }): Clues {
  const said = SAID(told);
  return {
    ...told,
    has: (...anyOf) => told.has(...anyOf) || anyOf.some((one) => said.includes(one)),
  };
}
