import type { Metric, Subject, Topic } from "../meaning.js";
import { PUBLISHED } from "../read/published.js";
import type { Clues } from "./clues.js";
import { anyOf, firstOf } from "./condition.js";
import { narrow } from "./narrow.js";

/** Known by their number: "5 projects worth 15 billion" says which five are meant. */
const COUNTED: readonly Subject[] = [
  ...(["launch", "completion", "implemented", "plan-2022", "parks-11", "parks-18"] as const),
];

/** Asked of a subject that has no such figure, these mean "not published"; others were only said in passing. */
const TELLING: readonly Metric[] = [
  ...(["money", "own-money", "jobs", "area", "capacity", "market", "deadline", "growth"] as const),
  ...(["tenants", "smes", "output", "built", "start", "acceptance"] as const),
];

/** Of parks in general these are known of the operating ones, or of those being built; the rest of all with status. */
const PARK_GROUP = firstOf<Subject>([
  ["asks:smes", "parks-18"],
  ["asks:tenants|asks:own-money|asks:jobs", "parks-11"],
  ["always", "parks-29"],
]);

/** "Is there a canteen in the parks?" asks for nothing known: the number of parks would be no answer. */
const asksOtherOfParks = anyOf(
  "unknown -how-many|plan|all -asks:count|asks:money|asks:own-money|asks:area|asks:jobs|asks:tenants|asks:smes|asks:companies",
);

/** What a question about "the zone" means when it names no group of projects. */
const DEFAULTS = firstOf<readonly Subject[]>([
  ["asks:output how-many|output", ["implemented"]],
  ["asks:jobs", ["implemented", "portfolio"]],
  ["asks:companies", ["portfolio"]],
  ["asks:count project", ["implemented"]],
  ["asks:money|asks:own-money project|company|zone", ["portfolio", "implemented"]],
]);

export function findDefaultSubjects(metrics: readonly Metric[], c: Clues): readonly Subject[] {
  return DEFAULTS({ ...c, metrics }) ?? [];
}

interface Resolved {
  topics: Topic[];
  /** Something was asked that is not published of this subject. */
  isMissing: boolean;
}

export function resolveTopics(
  subjects: readonly Subject[],
  metrics: readonly Metric[],
  clues: Clues,
): Resolved {
  const topics: Topic[] = [];
  let isMissing = false;
  const scene = { ...clues, metrics };
  for (const general of subjects) {
    const subject = general === "parks" ? (PARK_GROUP(scene) ?? general) : general;
    const asked = narrow(subject, metrics, clues);
    const { tells } = PUBLISHED[subject];
    const known = tells.filter((metric) => asked.includes(metric));
    if (general === "parks" && asksOtherOfParks(scene)) isMissing = true;
    else if (known.length > 0) {
      topics.push(...known.flatMap((metric) => withParts(general, subject, metric)));
      if (COUNTED.includes(general)) topics.push({ subject, metric: "count" });
    } else if (asked.some((metric) => TELLING.includes(metric))) isMissing = true;
    else topics.push(...tells.slice(0, 3).map((metric) => ({ subject, metric })));
  }
  return { topics: topics.filter(isFirst), isMissing: isMissing && topics.length === 0 };
}

/** A whole is told with its parts: 29 parks are 11 and 18, and nobody is left to add up rival counts. */
function withParts(general: Subject, subject: Subject, metric: Metric): Topic[] {
  if (general !== "parks" || subject !== "parks-29") return [{ subject, metric }];
  return (["parks-29", "parks-11", "parks-18"] as const)
    .filter((part) => PUBLISHED[part].tells.includes(metric))
    .map((part) => ({ subject: part, metric }));
}

function isFirst(topic: Topic, at: number, all: readonly Topic[]): boolean {
  return all.findIndex((o) => o.subject === topic.subject && o.metric === topic.metric) === at;
}
