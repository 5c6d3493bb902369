import type { Clues } from "./clues.js";
import type { Metric, Subject, Topic } from "./meaning.js";

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
    if (known.length > 0)
      topics.push(...known.flatMap((metric) => withParts(general, subject, metric)));
    else if (asked.some((metric) => TELLING.has(metric))) isMissing = true;
    else topics.push(...PUBLISHED[subject].slice(0, 4).map((metric) => ({ subject, metric })));
  }
  return { topics: topics.filter(isFirst), isMissing: isMissing && topics.length === 0 };
}

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

/** Takes away what a word also means but cannot mean of this subject. */
function narrow(subject: Subject, metrics: readonly Metric[], c: Clues): Metric[] {
  const asked = new Set(metrics);
  const isParks = subject.startsWith("parks") || subject === "target-2025";
  if (isParks) return narrowParks(subject, asked, c);
  if (["pipe", "brb", "valtherm", "auto", "auto-company"].includes(subject))
    return narrowPlant(subject, asked, c);
  if (["station", "siding", "storm", "substation"].includes(subject))
    return narrowBuilding(subject, asked, c);
  if (
    ["launch", "completion", "implemented", "portfolio", "plan-2022", "visited"].includes(subject)
  ) {
    return narrowProjects(subject, asked, c);
  }
  if (["bimetal", "microclonal", "drip", "paint", "coolant"].includes(subject)) {
    for (const passing of ["output", "state", "products", "area", "growth"] as const)
      asked.delete(passing);
    if (c.has("launch", "plan") && !c.has("when")) asked.delete("built");
    if (asked.has("count")) asked.delete("count");
    asked.delete("start");
    if (!c.has("how-many")) asked.delete("capacity");
    if (!c.has("how-many", "cost", "money-amount")) asked.delete("money");
    asked.delete("own-money");
    return [...asked].filter((metric) => metric !== "list");
  }
  if (subject === "district") {
    if (asked.has("money") && !asked.has("growth")) asked.add("investment-growth");
    if (asked.has("output") && !asked.has("investment-growth")) asked.add("growth");
    return [...asked].filter((metric) => metric === "growth" || metric === "investment-growth");
  }
  return [];
}

function narrowParks(subject: Subject, asked: Set<Metric>, c: Clues): Metric[] {
  for (const passing of [
    "output",
    "built",
    "start",
    "state",
    "products",
    "list",
    "further",
  ] as const) {
    asked.delete(passing);
  }
  for (const passing of ["market", "acceptance", "instruction", "topics", "deadline"] as const) {
    asked.delete(passing);
  }
  if (asked.has("companies") && c.has("park")) {
    if (subject === "parks-18") asked.add("smes");
    if (subject === "parks-11") asked.add("tenants");
  }
  if (asked.has("own-money") && subject !== "parks-11") {
    asked.delete("own-money");
    asked.add("money");
  }
  if (asked.has("money") && subject === "parks-11" && !c.has("under-construction", "built"))
    asked.add("own-money");
  if (asked.has("own-money")) asked.delete("tenants");
  asked.delete("companies");
  const others = (["money", "own-money", "area", "jobs", "smes", "tenants"] as const).some((m) =>
    asked.has(m),
  );
  if (asked.has("jobs") && c.has("tenant") && !c.has("created")) asked.delete("tenants");
  if (!others && asked.size === 0) asked.add("count");
  asked.delete("growth");
  asked.delete("investment-growth");
  asked.delete("capacity");
  const isTarget = subject === "target-2025";
  if (isTarget && !asked.has("count") && !asked.has("area")) return ["count", "area"];
  return [...asked];
}

function narrowPlant(subject: Subject, asked: Set<Metric>, c: Clues): Metric[] {
  for (const passing of [
    "output",
    "count",
    "list",
    "state",
    "growth",
    "instruction",
    "companies",
    "topics",
  ] as const) {
    asked.delete(passing);
  }
  if (subject === "auto-company") return ["further"];
  if (subject === "auto") {
    if (c.has("when", "start", "by-when")) asked.add("start");
    if (asked.has("start")) for (const same of ["built", "deadline"] as const) asked.delete(same);
    if (asked.has("products")) asked.delete("market");
    asked.delete("further");
    if (asked.has("start") && !c.has("products")) return ["start"];
    if (asked.has("start") && !c.has("when", "by-when")) return ["products", "start"];
    return [...asked];
  }
  asked.delete("start");
  asked.delete("further");
  if (asked.has("market") && !c.has("capacity")) asked.delete("area");
  if (asked.has("products") && c.has("how-many") && !asked.has("market")) asked.add("capacity");
  asked.delete("products");
  return [...asked];
}

function narrowBuilding(subject: Subject, asked: Set<Metric>, c: Clues): Metric[] {
  const result = new Set<Metric>();
  const isBuilt = c.has("built") && !c.has("contractor");
  if (asked.has("deadline")) result.add("deadline");
  if (c.has("when") && (isBuilt || !c.has("working", "launch", "repair", "accept", "completion")))
    result.add("built");
  else if (c.has("when") && !asked.has("acceptance")) result.add("deadline");
  if (asked.has("acceptance") && subject === "siding") result.add("acceptance");
  if (subject === "siding" && isBuilt) result.add(c.has("when") ? "built" : "acceptance");
  if (c.has("instruct", "audit", "contractor") && result.size === 0) {
    result.add(subject === "storm" ? "instruction" : "deadline");
  }
  const isState = c.has("why", "closed", "derail", "state", "crack");
  if (isState || c.has("working") || (c.has("repair") && result.size === 0)) result.add("state");
  return [...result];
}

function narrowProjects(subject: Subject, asked: Set<Metric>, c: Clues): Metric[] {
  for (const passing of [
    "built",
    "start",
    "state",
    "further",
    "market",
    "instruction",
    "topics",
  ] as const) {
    asked.delete(passing);
  }
  for (const passing of [
    "acceptance",
    "deadline",
    "capacity",
    "smes",
    "tenants",
    "area",
  ] as const) {
    asked.delete(passing);
  }
  const isOutput = asked.has("output") && subject === "implemented";
  if (isOutput && !c.has("project")) asked.delete("money");
  if (asked.has("own-money")) asked.add("money");
  asked.delete("own-money");
  const isFigure = (["count", "money", "jobs", "companies"] as const).some((metric) =>
    asked.has(metric),
  );
  if (subject === "launch" && (asked.has("products") || (asked.has("list") && !isFigure)))
    return ["list"];
  if (isFigure) asked.delete("list");
  asked.delete("products");
  if (subject === "portfolio" && asked.has("count")) asked.add("companies");
  if (subject !== "portfolio" && asked.has("companies")) asked.add("count");
  if (asked.has("output") && subject !== "implemented") asked.delete("output");
  if (
    asked.has("jobs") &&
    !c.has("how-many") === false &&
    asked.has("count") &&
    !c.near("how-many", "project", 2)
  ) {
    asked.delete("count");
  }
  asked.delete("growth");
  asked.delete("investment-growth");
  return [...asked];
}
