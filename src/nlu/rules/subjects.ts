import type { Subject } from "../meaning.js";
import { PUBLISHED } from "../read/published.js";
import type { Clues } from "./clues.js";
import { allOf, anyOf, firstOf } from "./condition.js";

type Find = (c: Clues) => readonly Subject[];

const isPipe = anyOf("pipe|figure:pipe");
const isBrb = anyOf("brb -microclonal", "figure:brb");
const isValtherm = anyOf("valtherm -bimetal", "figure:valtherm");
const SHARED = "jobs|people|investment|cost";

/** Whom or what a text speaks of, from the most particular to the most general. */
const INFRASTRUCTURE = allOf<Subject>([
  ["substation", "substation"],
  ["station #12", "substation"],
  ["storm", "storm"],
  ["contractor audit -fault", "storm"],
  ["station/substation -#12", "station"],
  ["rail closed|derail|built|working|by-when -siding|accept|station/substation", "station"],
  ["rail closed|derail|built|working|by-when -siding|accept station #12", "station"],
  ["siding", "siding"],
  ["rail accept", "siding"],
]);

const GOVERNANCE = allOf<Subject>([
  ["president instruct|visit|almaty|plan|topics|from-place", "president"],
  ["single-operator", "operator"],
  ["assets|returned operator-word|company|assets", "operator"],
  ["service-company instruct", "operator"],
  ["service-company", "service-companies"],
  ["topics~99~topics resident|tenant|company", "meeting"],
  ["meeting topics|resident|tenant|akim|#2022", "meeting"],
  ["akim topics resident|tenant", "meeting"],
]);

/** The figures of the three plants together. */
const VISITED = allOf<Subject>([
  [[isPipe, isBrb, SHARED], "visited"],
  [[isPipe, isValtherm, SHARED], "visited"],
  [[isBrb, isValtherm, SHARED], "visited"],
  ["visit project|plant|company jobs|investment|cost", "visited"],
]);

const PLANTS = allOf<Subject>([
  ["auto -car-plant", "auto"],
  ["car-plant", "auto-company"],
  ["auto further", "auto-company"],
  ["microclonal", "microclonal"],
  ["bimetal", "bimetal"],
  ["drip", "drip"],
  ["paint", "paint"],
  ["coolant", "coolant"],
  [isPipe, "pipe"],
  [isBrb, "brb"],
  [isValtherm, "valtherm"],
]);

const CITY = allOf<Subject>([
  ["figure:district", "district"],
  ["alatau", "district"],
  ["district growth|percent -area|park", "district"],
]);
const SECTORS = allOf<Subject>([["sectors priority|almaty", "city"]]);

const TARGET = "@2025|#40|#250000";
const TENANTS = "tenant how-many|own-money|investment|yesno-rumour|source";
const PARK_FIGURES = "figure:parks-18|figure:parks-29|figure:parks-11|figure:target-2025";
const PROJECT_FIGURES =
  "figure:launch|figure:completion|figure:implemented|figure:portfolio|figure:plan-2022|figure:visited";

const isOfParks = anyOf(
  "park",
  `${TENANTS} -${PROJECT_FIGURES}`,
  `sme -documents -${PROJECT_FIGURES}`,
  `${TARGET}|${PARK_FIGURES} -${PROJECT_FIGURES}`,
);
const PARKS = allOf<Subject>([
  [TARGET, "target-2025"],
  ["park target", "target-2025"],
  ["#18|#152|under-construction", "parks-18"],
  ["sme -documents", "parks-18"],
  ["#11|#76", "parks-11"],
  [TENANTS, "parks-11"],
  // "Салынып жатыр" and "строят, работают" share words with running. "Are the 18 working already?" asks of the 18.
  ["operating/under-construction -#18|#152", "parks-11"],
  ["operating/under-construction #29", "parks-11"],
  ["#29", "parks-29"],
  ["status park", "parks-29"],
  ["figure:parks-18", "parks-18"],
  ["figure:parks-29", "parks-29"],
  ["figure:parks-11", "parks-11"],
  ["figure:target-2025", "target-2025"],
]);

function findParks(c: Clues): Subject[] {
  if (!isOfParks(c)) return [];
  const found = new Set(PARKS(c));
  if (found.size === 0) return ["parks"];
  if (found.size > 1 && c.has("all") && !found.has("target-2025")) found.add("parks-29");
  for (const subject of findCompared(c)) found.add(subject);
  return [...found];
}

/** "More in the 11 parks or in the 27 projects?" */
function findCompared(c: Clues): Subject[] {
  if (!c.has("or", "more")) return [];
  const projects = listProjectsQuoted(c);
  const isOther = c.quoted.some(({ value }) =>
    c.quoted.every((q) => q.value !== value || projects.includes(q.subject)),
  );
  if (isOther) return projects;
  return c.has("visit") ? ["visited"] : [];
}

function listProjectsQuoted(c: Clues): Subject[] {
  const subjects = c.quoted.map(({ subject }) => subject);
  return subjects.filter((subject) => PUBLISHED[subject].family === "project-group");
}

const THINGS = "project|plant|company|production-word|jobs";

const PROJECTS = firstOf<readonly Subject[]>([
  ["@2022 -@2016|@2023 plan|target", ["plan-2022"]],
  ["@2022 -@2016|@2023 -implemented", ["plan-2022"]],
  ["@2022 -@2016|@2023 completion #5", ["plan-2022"]],
  ["@2016 -@2023", ["implemented"]],
  ["implemented -completion -@2023", ["implemented"]],
  ["implemented -#5|plan -@2023", ["implemented"]],
  ["completion launch or|more", ["launch", "completion"]],
  [
    ["completion launch", isAskedOfEach],
    ["launch", "completion"],
  ],
  ["completion", ["completion"]],
  [`launch plan|@2023|#5 ${THINGS}`, ["launch"]],
  ["launch~3~project|launch~3~plant|launch~3~company -created|jobs", ["launch"]],
  ["@2023", ["launch"]],
]);

/** "How many are launched, and how many completed?" asks for both; "apart from the launches" does not. */
function isAskedOfEach(c: Clues): boolean {
  const at = c.at("how-many");
  // "How many" is two words.
  const isAskedTwice = at.filter((i) => !at.includes(i - 1)).length > 1;
  return isAskedTwice && isOfEach(c);
}

const isOfEach = anyOf(
  "how-many~6~launch how-many~6~completion -=apart|=besides|=except|=кроме|=помимо|=қоспағанда",
);

function findProjects(c: Clues): readonly Subject[] {
  const found = [...listProjectsQuoted(c), ...(PROJECTS(c) ?? [])];
  if (c.has("portfolio")) found.push("portfolio");
  return [...new Set(found)];
}

const OUTPUT = allOf<Subject>([["output how-many|cost zone|company|plant", "implemented"]]);

/** "I read of 3,314 and of 1,074": figures of several groups name those groups themselves. */
function findFiguresCompared(c: Clues): Subject[] {
  const figures = c.quoted.filter(({ metric }) => metric !== undefined);
  const subjects = [...new Set(figures.map(({ subject }) => subject))];
  return subjects.length > 1 ? subjects : [];
}

const GROUPS: readonly Find[] = [
  ...[findFiguresCompared, INFRASTRUCTURE, GOVERNANCE, VISITED, PLANTS, CITY, SECTORS],
  ...[findParks, findProjects, OUTPUT],
];

/** Finds whom or what a text speaks of among the things that published figures are about. */
export function findSubjects(clues: Clues): readonly Subject[] {
  for (const find of GROUPS) {
    const subjects = find(clues);
    if (subjects.length > 0) return [...new Set(subjects)];
  }
  return [];
}
