import type { Clues } from "../read/clues.js";
import type { Metric, Subject } from "../meaning.js";

type Family = "parks" | "projects" | "plant" | "facility" | "auto" | "building" | "district";

const FAMILIES: Readonly<Record<Family, readonly Subject[]>> = {
  parks: ["parks", "parks-18", "parks-29", "parks-11", "target-2025"],
  projects: ["launch", "completion", "implemented", "portfolio", "plan-2022", "visited"],
  plant: ["pipe", "brb", "valtherm"],
  facility: ["bimetal", "microclonal", "drip", "paint", "coolant"],
  auto: ["auto"],
  building: ["station", "siding", "storm", "substation"],
  district: ["district"],
};

/** What can be meant of each kind of thing; other words of the question were said in passing. */
const CAN_BE_ASKED: Readonly<Record<Family, readonly Metric[]>> = {
  parks: ["count", "money", "own-money", "area", "jobs", "smes", "tenants", "companies"],
  projects: ["count", "money", "own-money", "jobs", "companies", "output", "list", "products"],
  plant: ["capacity", "market", "products", "money", "jobs", "area", "built", "deadline"],
  facility: ["money", "jobs", "capacity", "market", "built", "deadline"],
  auto: ["start", "products", "money", "jobs", "area", "capacity", "market", "built", "deadline"],
  building: ["deadline", "acceptance"],
  district: ["growth", "investment-growth", "money", "output"],
};

type Narrow = (subject: Subject, asked: Set<Metric>, c: Clues) => Iterable<Metric>;

const NARROW: Readonly<Record<Family, Narrow>> = {
  parks: narrowParks,
  projects: narrowProjects,
  plant: narrowPlant,
  facility: narrowFacility,
  auto: narrowAuto,
  building: narrowBuilding,
  district: narrowDistrict,
};

/** What is asked of one subject, out of all that the words of the question may ask. */
export function narrow(subject: Subject, metrics: readonly Metric[], c: Clues): Metric[] {
  for (const family of Object.keys(FAMILIES) as Family[]) {
    if (!FAMILIES[family].includes(subject)) continue;
    const asked = metrics.filter((metric) => CAN_BE_ASKED[family].includes(metric));
    return [...NARROW[family](subject, new Set(asked), c)];
  }
  return [];
}

function narrowParks(subject: Subject, asked: Set<Metric>, c: Clues): Iterable<Metric> {
  if (subject === "target-2025") return ["count", "area"];
  if (asked.delete("companies")) {
    if (subject === "parks-18") asked.add("smes");
    if (subject === "parks-11") asked.add("tenants");
  }
  // «Салды» is "built" and "put in".
  const isBuilt = c.has("built") && !c.near("built", "investment", 1);
  const isOfBuilders = c.has("under-construction") || isBuilt;
  if (subject !== "parks-11" && asked.delete("own-money")) asked.add("money");
  if (subject === "parks-11" && asked.has("money") && !isOfBuilders) asked.add("own-money");
  return asked.size > 0 ? asked : ["count"];
}

function narrowProjects(subject: Subject, asked: Set<Metric>, c: Clues): Iterable<Metric> {
  if (subject === "implemented" && asked.has("output") && !c.has("project")) asked.delete("money");
  else if (asked.delete("own-money")) asked.add("money");
  asked.delete("own-money");
  if (subject !== "implemented") asked.delete("output");
  if (subject === "portfolio" && asked.has("count")) asked.add("companies");
  if (subject !== "portfolio" && asked.has("companies")) asked.add("count");

  const isFigure = (["count", "money", "jobs", "companies"] as const).some((m) => asked.has(m));
  const isList = asked.has("products") || (asked.has("list") && !isFigure);
  if (subject === "launch" && isList) return ["list"];
  for (const passing of ["list", "products"] as const) asked.delete(passing);
  const isCounted = c.near("how-many", "project", 2);
  if (asked.has("jobs") && c.has("how-many") && !isCounted) asked.delete("count");
  return asked;
}

function narrowPlant(_: Subject, asked: Set<Metric>, c: Clues): Iterable<Metric> {
  const isProduct = asked.delete("products") && c.has("how-many") && !asked.has("market");
  if (isProduct && !asked.has("jobs")) asked.add("capacity");
  return asked;
}

function narrowFacility(_: Subject, asked: Set<Metric>, c: Clues): Iterable<Metric> {
  if (c.has("launch", "plan")) asked.delete("built");
  if (!c.has("how-many")) asked.delete("capacity");
  if (!c.has("how-many", "cost", "money-amount")) asked.delete("money");
  return asked;
}

function narrowAuto(_: Subject, asked: Set<Metric>, c: Clues): Iterable<Metric> {
  if (c.has("when", "start", "by-when")) asked.add("start");
  if (asked.has("products")) asked.delete("market");
  if (!asked.has("start")) return asked;
  if (!asked.has("products")) return ["start"];
  for (const same of ["built", "deadline"] as const) asked.delete(same);
  return c.has("when", "by-when") ? asked : ["products", "start"];
}

function narrowBuilding(subject: Subject, said: Set<Metric>, c: Clues): Iterable<Metric> {
  const asked = new Set<Metric>();
  const isBuilt = c.has("built") && !c.has("contractor");
  if (said.has("deadline")) asked.add("deadline");
  if (c.has("when")) {
    const isFinished = c.has("completion") && !c.has("plan", "instruct");
    const isOfWorks = c.has("working", "launch", "repair", "accept");
    if (isBuilt || isFinished || !isOfWorks) asked.add("built");
    else if (!said.has("acceptance")) asked.add("deadline");
  }
  if (subject === "siding" && said.has("acceptance")) asked.add("acceptance");
  if (subject === "siding" && isBuilt) asked.add(c.has("when") ? "built" : "acceptance");
  const isOfContractor = c.has("instruct") && c.has("contractor");
  if (isOfContractor || (c.has("instruct", "audit", "contractor") && asked.size === 0)) {
    asked.add(subject === "storm" ? "instruction" : "deadline");
  }
  // Lengths, sums and numbers of tracks are published of none of these.
  const isCounted = c.has("how-many") && !c.has("working", "closed", "state");
  if (isCounted && asked.size === 0) return ["money"];
  const isState = c.has("why", "closed", "derail", "state", "crack", "working");
  if (isState || (c.has("repair") && asked.size === 0)) asked.add("state");
  return asked;
}

function narrowDistrict(_: Subject, asked: Set<Metric>): Iterable<Metric> {
  if (asked.delete("money") && !asked.has("growth")) asked.add("investment-growth");
  if (asked.delete("output") && !asked.has("investment-growth")) asked.add("growth");
  return asked;
}
