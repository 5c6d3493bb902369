import { quotes, type Clues } from "../read/clues.js";
import type { Concept } from "../read/lexicon.js";
import type { Subject } from "../meaning.js";

type Rule = (c: Clues) => readonly Subject[];

/** From the most particular to the most general; the first that finds something decides. */
const RULES: readonly Rule[] = [
  findInfrastructure,
  findGovernance,
  findPlants,
  findDistrict,
  findCity,
  findParks,
  findProjects,
];

/** Finds whom or what a text speaks of among the things that published figures are about. */
export function findSubjects(clues: Clues): readonly Subject[] {
  const figures = findFiguresCompared(clues);
  if (figures.length > 1) return figures;
  for (const rule of RULES) {
    const subjects = rule(clues);
    if (subjects.length > 0) return subjects;
  }
  return [];
}

/** "I read of 3,314 and of 1,074": figures of several groups name those groups themselves. */
function findFiguresCompared(c: Clues): Subject[] {
  const figures = c.quoted.filter(({ metric }) => metric !== undefined);
  return [...new Set(figures.map(({ subject }) => subject))];
}

function findInfrastructure(c: Clues): Subject[] {
  const found: Subject[] = [];
  const isNumber12 = c.has("station") && quotes(c, 12);
  if (c.has("substation") || isNumber12) found.push("substation");
  if (c.has("storm") || (c.has("contractor") && c.has("audit") && !c.has("fault")))
    found.push("storm");
  const isStation = !isNumber12 && c.at("station").some((i) => !c.at("substation").includes(i));
  const isSiding = c.has("siding") || (c.has("rail") && c.has("accept"));
  if (isStation) found.push("station");
  if (isSiding) found.push("siding");
  if (
    !isStation &&
    !isSiding &&
    c.has("rail") &&
    c.has("closed", "derail", "built", "working", "by-when")
  ) {
    found.push("station");
  }
  return found;
}

function findGovernance(c: Clues): Subject[] {
  const found: Subject[] = [];
  if (c.has("president") && c.has("instruct", "visit", "almaty", "plan", "topics", "from-place"))
    found.push("president");
  const isOfOperator = c.has("assets", "returned") && c.has("operator-word", "company", "assets");
  const isLeft = c.has("service-company") && c.has("instruct");
  if (c.has("single-operator") || isOfOperator || isLeft) found.push("operator");
  if (c.has("service-company")) found.push("service-companies");
  const isTalk = c.at("topics").length > 1 && c.has("resident", "tenant", "company");
  const isMeeting =
    isTalk ||
    (c.has("meeting") && (c.has("topics", "resident", "tenant", "akim") || quotes(c, 2022)));
  if (isMeeting || (c.has("akim") && c.has("topics") && c.has("resident", "tenant")))
    found.push("meeting");
  return found;
}

function findPlants(c: Clues): Subject[] {
  const isClone = c.has("microclonal");
  const isQuoted = (subject: Subject) => c.quoted.some((quoted) => quoted.subject === subject);
  const isPipe = c.has("pipe") || isQuoted("pipe");
  const isBrb = (c.has("brb") && !isClone) || isQuoted("brb");
  const isValtherm = (c.has("valtherm") && !c.has("bimetal")) || isQuoted("valtherm");
  const visited = [isPipe, isBrb, isValtherm].filter(Boolean).length;
  if (visited >= 2 && c.has("jobs", "people", "investment", "cost")) return ["visited"];
  if (
    c.has("visit") &&
    c.has("project", "plant", "company") &&
    c.has("jobs", "investment", "cost")
  ) {
    return ["visited"];
  }
  const found: Subject[] = [];
  if (c.has("auto") && !c.has("car-plant")) found.push("auto");
  if (c.has("car-plant") || (c.has("auto") && c.has("further"))) found.push("auto-company");
  if (isClone) found.push("microclonal");
  if (c.has("bimetal")) found.push("bimetal");
  if (c.has("drip")) found.push("drip");
  if (c.has("paint")) found.push("paint");
  if (c.has("coolant")) found.push("coolant");
  if (isPipe) found.push("pipe");
  if (isBrb) found.push("brb");
  if (isValtherm) found.push("valtherm");
  return found;
}

function findDistrict(c: Clues): Subject[] {
  const isNamed = c.has("alatau") || (c.has("district") && !c.has("area", "park"));
  const isQuoted = c.quoted.some(({ subject }) => subject === "district");
  if (isQuoted) return ["district"];
  const isGrowth = c.has("growth");
  return isNamed && (isGrowth || c.has("alatau") || c.has("percent")) ? ["district"] : [];
}

function findCity(c: Clues): Subject[] {
  return c.has("sectors") && c.has("priority", "almaty") ? ["city"] : [];
}

function findParks(c: Clues): Subject[] {
  const quoted = c.quoted.map(({ subject }) => subject);
  const isTenants =
    c.has("tenant") && c.has("how-many", "own-money", "investment", "yesno-rumour", "source");
  const isSmes = c.has("sme") && !c.has("documents");
  const isTarget =
    c.years.includes(2025) || quotes(c, 40, 250_000) || (c.has("park") && c.has("target"));
  if (!c.has("park") && !isTenants && !isSmes && !isTarget && !hasAny(quoted, PARK_SUBJECTS))
    return [];
  if (!c.has("park") && hasAny(quoted, PROJECT_SUBJECTS)) return [];

  const found = new Set<Subject>();
  if (isTarget) found.add("target-2025");
  if (quotes(c, 18, 152) || c.has("under-construction") || isSmes) found.add("parks-18");
  // "Are the 18 working already?" asks of the 18 alone.
  const isOf18 = quotes(c, 18, 152) && !quotes(c, 11, 29);
  const isOperating = c.has("operating") && !isBeingBuilt(c) && !isOf18;
  if (quotes(c, 11, 76) || isTenants || isOperating) found.add("parks-11");
  if (quotes(c, 29) || (c.has("status") && c.has("park"))) found.add("parks-29");
  for (const subject of quoted) if (PARK_SUBJECTS.includes(subject)) found.add(subject);
  if (found.size > 1 && c.has("all") && !isTarget) found.add("parks-29");
  if (found.size > 0) for (const subject of findCompared(c)) found.add(subject);
  return found.size > 0 ? [...found] : ["parks"];
}

/** "More in the 11 parks or in the 27 projects?" */
function findCompared(c: Clues): Subject[] {
  if (!c.has("or", "more")) return [];
  const projects = c.quoted.filter(({ subject }) => PROJECT_SUBJECTS.includes(subject));
  const isOther = projects.some(({ value }) =>
    c.quoted.every((q) => q.value !== value || PROJECT_SUBJECTS.includes(q.subject)),
  );
  if (isOther) return projects.map(({ subject }) => subject);
  return c.has("visit") ? ["visited"] : [];
}

/** "Салынып жатыр" and "строят, работают" share words with running; only with both is it both. */
function isBeingBuilt(c: Clues): boolean {
  const building = c.at("under-construction");
  return c.at("operating").every((i) => building.includes(i));
}

function findProjects(c: Clues): Subject[] {
  const found = new Set<Subject>();
  for (const { subject } of c.quoted) if (PROJECT_SUBJECTS.includes(subject)) found.add(subject);
  const isToBeCompleted = c.has("completion") && (quotes(c, 5) || c.has("plan"));
  const isPast = c.years.includes(2016) || (c.has("implemented") && !isToBeCompleted);
  const is2022 = c.years.includes(2022) && !c.years.includes(2016);
  const isPlanned = c.has("plan", "launch", "completion") || c.years.includes(2023) || quotes(c, 5);
  if (is2022 && !c.years.includes(2023) && (c.has("plan", "target") || !isPast))
    found.add("plan-2022");
  else if (isPast && !(isPlanned && c.years.includes(2023))) found.add("implemented");
  else if (c.has("completion") && c.has("launch") && isOfBoth(c)) {
    found.add("launch").add("completion");
  } else if (c.has("completion") && isPlanned) found.add("completion");
  else if (
    c.has("launch") &&
    (c.has("plan") || c.years.includes(2023) || quotes(c, 5) || isLaunchOfPlants(c)) &&
    c.has("project", "plant", "company", "production-word", "jobs")
  ) {
    found.add("launch");
  } else if (c.years.includes(2023) && isPlanned) found.add("launch");
  if (c.has("portfolio")) found.add("portfolio");
  if (
    found.size === 0 &&
    c.has("output") &&
    c.has("how-many", "cost") &&
    c.has("zone", "company", "plant")
  ) {
    found.add("implemented");
  }
  return [...found];
}

function isLaunchOfPlants(c: Clues): boolean {
  const isNear = (thing: Concept) => c.near("launch", thing, 3);
  return !c.has("created", "jobs") && (isNear("project") || isNear("plant") || isNear("company"));
}

/** How often it is asked how many; "how many" is two words. */
function countAsked(c: Clues): number {
  const at = c.at("how-many");
  return at.filter((i) => !at.includes(i - 1)).length;
}

const BESIDES = /apart from|besides|except|кроме|помимо|қоспағанда/iu;

/** "How many are launched, and how many completed?" asks for both; "apart from the launches" does not. */
function isOfBoth(c: Clues): boolean {
  const isOfEach = c.near("how-many", "launch", 6) && c.near("how-many", "completion", 6);
  const isAskedTwice = countAsked(c) > 1 && isOfEach;
  return c.has("or", "more") || (isAskedTwice && !BESIDES.test(c.text));
}

const PARK_SUBJECTS: readonly Subject[] = ["parks-18", "parks-29", "parks-11", "target-2025"];
const PROJECT_SUBJECTS: readonly Subject[] = [
  ...(["launch", "completion", "implemented", "portfolio", "plan-2022", "visited"] as const),
];

function hasAny(list: readonly Subject[], of: readonly Subject[]): boolean {
  return list.some((subject) => of.includes(subject));
}
