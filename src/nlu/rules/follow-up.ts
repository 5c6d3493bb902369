import { quotes, type Clues } from "../read/clues.js";
import { isAfterwards } from "./decide.js";
import type { Concept } from "../read/lexicon.js";
import type { Context, Filter, Meaning, Metric, Subject, Topic } from "../meaning.js";
import { findMetrics } from "./metrics.js";
import { readFilter } from "./requests.js";
import { findSubjects } from "./subjects.js";
import { resolveTopics } from "./topics.js";

// Longer messages say themselves what they are about.
const MOST_WORDS = 12;

const PARKS: readonly Subject[] = ["parks", "parks-11", "parks-18", "parks-29", "target-2025"];
const PROJECTS: readonly Subject[] = [
  ...(["launch", "completion", "implemented", "portfolio", "plan-2022"] as const),
];

const PLANNED: readonly Subject[] = ["launch", "completion", "plan-2022"];

/** Reads a short turn by what was talked about just before; nothing when it stands on its own. */
export function continueTalk(
  c: Clues,
  context: Context,
  read: Meaning | undefined,
): Meaning | undefined {
  if (c.words.length > MOST_WORDS) return undefined;
  const alone = read?.kind === "greeting" && asksBesides(c) ? undefined : read;
  if (alone && ["status", "language", "greeting", "operator"].includes(alone.kind))
    return undefined;
  if (alone?.kind === "out_of_scope") return undefined;
  const isFault = alone?.kind === "complaint" && (!context.filter || isToldBroken(c));
  if (isFault) return undefined;
  if (context.filter) return continueSearch(c, context.filter, alone);
  if (context.kind === "complaint" && context.category && !alone && !c.isQuestion) {
    return { kind: "complaint", category: context.category };
  }
  if (
    context.kind === "apply" &&
    (!alone || c.has("eligible", "review-time", "documents", "decides"))
  ) {
    return c.has("review-time", "eligible", "documents", "how-to", "decides", "question-word")
      ? { kind: "apply" }
      : undefined;
  }
  return context.topics ? continueFact(c, context.topics, alone) : undefined;
}

/** "Not more than 800" is a limit, and nothing broken. */
function isToldBroken(c: Clues): boolean {
  return c.has("fault") || (c.has("negative") && !c.wish);
}

/** "All right, and how many work now?": thanks or a greeting stand before what is asked. */
function asksBesides(c: Clues): boolean {
  return Object.keys(readFilter(c)).length > 0 || findMetrics(c).length > 0;
}

/** Limits add up: a size, then gas, then "only land". */
function continueSearch(c: Clues, before: Filter, alone: Meaning | undefined): Meaning | undefined {
  if (
    alone &&
    alone.kind !== "availability" &&
    alone.kind !== "fact" &&
    alone.kind !== "complaint" &&
    !isBare(alone)
  )
    return undefined;
  const wish = c.wish ?? c.bareWish;
  const added = readFilter(c);
  const isPrice = c.has("price") || (!wish && !alone && c.has("how-many", "cost"));
  if (isPrice) return { kind: "not_published", near: [] };
  const isNothing = Object.keys(added).length === 0;
  if (isNothing && alone?.kind !== "availability") return undefined;
  const isWishedFor = wish !== undefined || (added.need !== undefined && !c.isQuestion);
  if (alone?.kind === "fact" && !isWishedFor) return undefined;
  const need = [...new Set([...(before.need ?? []), ...(added.need ?? [])])];
  const filter: Filter = { ...before, ...added };
  if (need.length > 0) filter.need = need;
  return { kind: "availability", filter };
}

function isBare(meaning: Meaning): boolean {
  return meaning.kind === "not_published" && meaning.near.length === 0;
}

/** "А рабочих мест?" keeps the object, "а строится?" keeps what is asked of it. */
function continueFact(
  c: Clues,
  before: readonly Topic[],
  alone: Meaning | undefined,
): Meaning | undefined {
  if (alone && alone.kind !== "fact" && alone.kind !== "not_published") return undefined;
  const isOfPlace = c.has("lease", "per-unit", "room", "land", "tariff", "buy");
  if (isOfPlace || c.has("address", "names", "tax", "vacancies")) {
    return alone ? undefined : { kind: "not_published", near: [] };
  }
  const subjectsBefore = unique(before.map(({ subject }) => subject));
  const metricsBefore = unique(before.map(({ metric }) => metric));
  const named = findSubjects(assume(c, subjectsBefore)).filter((subject) => subject !== "parks");
  // A figure by which a thing is named is not what is asked of it: "across the 88 companies?".
  const saidMetrics = findMetrics({ ...c, quoted: [] });
  const isTotal = saidMetrics.length === 0 && c.has("how-many") && c.has("all");
  const ownMetrics: readonly Metric[] = isTotal ? ["count"] : saidMetrics;
  const isOfOrder = metricsBefore.includes("deadline") && c.has("target-met") && c.isQuestion;
  const isOfZone = subjectsBefore.includes("district") && c.has("zone") && c.has("growth");
  // "Was that done?" names no projects.
  const isNamed = named.some((subject) => subject !== "implemented" && subject !== "launch");
  if (!isNamed && (isOfOrder || isOfZone)) return { kind: "not_published", near: [] };
  if (named.length === 0 && isAfterwards(c, subjectsBefore, metricsBefore)) {
    return { kind: "not_published", near: before.slice(0, 3) };
  }
  if (named.length === 0 && ownMetrics.length === 0) return undefined;

  if (c.has("separate")) return { kind: "not_published", near: [] };
  const isOfVisited = [...named, ...subjectsBefore].every((s) => VISITED.includes(s));
  const isOwn = named.length > 0 && !(isOfVisited && c.has("all"));
  const subjects = isOwn ? named : fitting(subjectsBefore, ownMetrics, c);
  const isMetricNamed = ownMetrics.some((metric) => isTold(metric, subjects, c));
  const isOwnSubject = findSubjects(c).some((subject) => subject !== "parks");
  if (isOwnSubject && isMetricNamed && alone) return undefined;
  const metrics = isMetricNamed ? ownMetrics : metricsBefore;
  const { topics, isMissing } = resolveTopics(subjects, metrics, c);
  if (isAfterwards(c, subjects, metrics))
    return { kind: "not_published", near: topics.slice(0, 3) };
  return isMissing ? { kind: "not_published", near: [] } : { kind: "fact", topics };
}

/** Whether a word really asks for something of these subjects, and was not only said in passing. */
function isTold(metric: Metric, subjects: readonly Subject[], c: Clues): boolean {
  const { topics, isMissing } = resolveTopics(subjects, [metric], c);
  const unasked = resolveTopics(subjects, [], c).topics;
  return isMissing || JSON.stringify(topics) !== JSON.stringify(unasked);
}

const VISITED: readonly Subject[] = ["pipe", "brb", "valtherm"];

/** Some figures are known of a neighbouring thing only, which is then meant. */
function fitting(
  before: readonly Subject[],
  metrics: readonly Metric[],
  c: Clues,
): readonly Subject[] {
  const isOfThree = before.every((s) => VISITED.includes(s)) && (quotes(c, 3) || c.has("all"));
  if (isOfThree && (metrics.includes("jobs") || metrics.includes("money"))) return ["visited"];
  if (before.includes("auto") && metrics.includes("further")) return ["auto-company"];
  const isOfTenants = (["jobs", "tenants", "own-money"] as const).some((m) => metrics.includes(m));
  const isParks = before.some((subject) => PARKS.includes(subject));
  const isOfAll = isParks && c.has("all") && !before.includes("target-2025");
  if (isOfAll && metrics.length === 1 && metrics[0] === "count") return ["parks-29"];
  const isOnlyBeingBuilt = before.length === 1 && before[0] === "parks-18";
  return isParks && isOfTenants && !isOnlyBeingBuilt ? ["parks-11"] : before;
}

/** Lets words count as said that the talk was about: "and being built?" after parks is about parks. */
function assume(c: Clues, subjects: readonly Subject[]): Clues {
  const said: Concept[] = [];
  if (subjects.some((subject) => PARKS.includes(subject))) said.push("park");
  if (subjects.some((subject) => PROJECTS.includes(subject))) said.push("project");
  if (subjects.some((subject) => PLANNED.includes(subject))) said.push("plan");
  return {
    ...c,
    has: (...anyOf) => c.has(...anyOf) || anyOf.some((concept) => said.includes(concept)),
  };
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
