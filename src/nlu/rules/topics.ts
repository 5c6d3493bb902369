import type { Clues } from "../read/clues.js";
import type { Metric, Subject, Topic } from "../meaning.js";
import { narrow } from "./narrow.js";

/** What is published about each subject; the first metrics are told when nothing particular is asked. */
const PUBLISHED: Readonly<Record<Subject, readonly Metric[]>> = {
  city: ["list"],
  president: ["instruction"],
  district: ["growth", "investment-growth"],
  meeting: ["topics"],
  operator: ["who"],
  "service-companies": ["count"],
  launch: ["count", "money", "jobs", "list"],
  completion: ["count", "money", "jobs"],
  implemented: ["count", "money", "jobs", "output"],
  portfolio: ["companies", "money", "jobs"],
  "plan-2022": ["count", "money"],
  visited: ["money", "jobs"],
  parks: ["count", "money", "area"],
  "parks-18": ["count", "money", "area", "smes"],
  "parks-29": ["count", "money", "area"],
  "parks-11": ["count", "area", "tenants", "own-money", "jobs"],
  "target-2025": ["count", "area"],
  bimetal: ["list"],
  microclonal: ["list"],
  drip: ["list"],
  paint: ["list"],
  coolant: ["list"],
  auto: ["start", "products"],
  "auto-company": ["further"],
  pipe: ["capacity", "market"],
  brb: ["capacity", "market"],
  valtherm: ["capacity", "market"],
  station: ["built", "state", "deadline"],
  siding: ["acceptance", "deadline"],
  "station-works": ["deadline"],
  storm: ["built", "state", "instruction"],
  substation: ["state", "deadline"],
};

/** Known by their number: "5 projects worth 15 billion" says which five are meant. */
const COUNTED: ReadonlySet<Subject> = new Set([
  ...(["launch", "completion", "implemented", "plan-2022", "parks-11", "parks-18"] as const),
]);

/** Asked of a subject that has no such figure, these mean "not published"; others were only said in passing. */
const TELLING: ReadonlySet<Metric> = new Set([
  ...(["money", "own-money", "jobs", "area", "capacity", "market", "deadline", "growth"] as const),
  ...(["tenants", "smes", "output", "built", "start", "acceptance"] as const),
]);

export interface Resolved {
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
  for (const general of subjects) {
    const subject = general === "parks" ? findParkGroup(metrics) : general;
    const asked = narrow(subject, metrics, clues);
    const known = PUBLISHED[subject].filter((metric) => asked.includes(metric));
    if (general === "parks" && isSomethingElse(metrics, clues)) isMissing = true;
    else if (known.length > 0) {
      topics.push(...known.flatMap((metric) => withParts(general, subject, metric)));
      if (COUNTED.has(general)) topics.push({ subject, metric: "count" });
    } else if (asked.some((metric) => TELLING.has(metric))) isMissing = true;
    else topics.push(...PUBLISHED[subject].slice(0, 3).map((metric) => ({ subject, metric })));
  }
  return { topics: topics.filter(isFirst), isMissing: isMissing && topics.length === 0 };
}

/** "Is there a canteen in the parks?" asks for nothing known: the number of parks would be no answer. */
function isSomethingElse(metrics: readonly Metric[], c: Clues): boolean {
  const isKnown = metrics.some((metric) => PARK_METRICS.has(metric));
  return !isKnown && c.unknown > 0 && !c.has("how-many", "plan", "all");
}

const PARK_METRICS: ReadonlySet<Metric> = new Set([
  ...(["count", "money", "own-money", "area", "jobs", "tenants", "smes", "companies"] as const),
]);

/** A whole is told with its parts: 29 parks are 11 and 18, and nobody is left to add up rival counts. */
function withParts(general: Subject, subject: Subject, metric: Metric): Topic[] {
  if (general !== "parks" || subject !== "parks-29") return [{ subject, metric }];
  const parts = (["parks-29", "parks-11", "parks-18"] as const).filter((s) =>
    PUBLISHED[s].includes(metric),
  );
  return parts.map((part) => ({ subject: part, metric }));
}

/** Parks in general: their tenants and jobs are known of the operating ones, the rest of all with status. */
function findParkGroup(metrics: readonly Metric[]): Subject {
  if (metrics.includes("smes")) return "parks-18";
  const isOfTenants = (["tenants", "own-money", "jobs"] as const).some((m) => metrics.includes(m));
  return isOfTenants ? "parks-11" : "parks-29";
}

/** What a question about "the zone" means when it names no group of projects. */
export function findDefaultSubjects(metrics: readonly Metric[], clues: Clues): Subject[] {
  if (metrics.includes("output") && clues.has("how-many", "output")) return ["implemented"];
  if (metrics.includes("jobs")) return ["implemented", "portfolio"];
  if (metrics.includes("companies")) return ["portfolio"];
  if (metrics.includes("count") && clues.has("project")) return ["implemented"];
  const isSum = metrics.includes("money") || metrics.includes("own-money");
  return isSum && clues.has("project", "company", "zone") ? ["portfolio", "implemented"] : [];
}

function isFirst(topic: Topic, at: number, all: readonly Topic[]): boolean {
  return all.findIndex((o) => o.subject === topic.subject && o.metric === topic.metric) === at;
}
