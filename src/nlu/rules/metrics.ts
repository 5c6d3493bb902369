import { quotes, type Clues } from "../read/clues.js";
import type { Metric } from "../meaning.js";

/** Finds what is asked about whatever it is: how many, how much, since when, why. */
export function findMetrics(c: Clues): readonly Metric[] {
  const found = new Set<Metric>();
  const quoted = c.quoted.flatMap(({ metric }) => metric ?? []);
  for (const metric of quoted) found.add(metric);
  if (asksJobs(c)) found.add("jobs");
  if (c.has("investment", "cost", "money-amount")) {
    found.add(c.has("own-money") || c.has("tenant") ? "own-money" : "money");
  }
  if (c.has("area")) found.add("area");
  if (c.has("sme")) found.add("smes");
  if (c.has("tenant")) found.add("tenants");
  if (asksCompanies(c)) found.add("companies");
  if (c.has("output")) found.add("output");
  if (c.has("growth", "percent")) addGrowth(c, found);
  if (c.has("capacity")) found.add("capacity");
  if (c.has("market")) found.add("market");
  if (c.has("products")) found.add("products");
  if (c.has("start")) found.add("start");
  if (c.has("further")) found.add("further");
  if (c.has("topics")) found.add("topics");
  if (c.has("list")) found.add("list");
  addOfBuildings(c, found);
  if (asksCount(c)) found.add("count");
  return [...found];
}

function asksJobs(c: Clues): boolean {
  const isPeople =
    c.near("how-many", "people", 4) &&
    c.has("created", "operating", "working", "implemented", "launch");
  return c.has("jobs") || isPeople;
}

function asksCompanies(c: Clues): boolean {
  // "Where are there more firms, in the 11 parks or in the 18?"
  if (c.has("company") && c.has("or", "more") && c.quoted.length > 1) return true;
  if (c.near("how-many", "plant", 1) && c.has("zone", "company") && !c.has("launch")) return true;
  return (
    c.has("company") && (c.near("how-many", "company", 3) || c.near("number-of", "company", 4))
  );
}

function addGrowth(c: Clues, found: Set<Metric>): void {
  const isInvestment = c.has("investment");
  const isOutput = c.has("industry-output", "output");
  if (isInvestment) found.add("investment-growth");
  if (isOutput || !isInvestment) found.add("growth");
  if (!isInvestment && !isOutput) found.add("investment-growth");
}

function addOfBuildings(c: Clues, found: Set<Metric>): void {
  if (c.has("by-when")) found.add("deadline");
  if (c.has("instruct", "audit", "contractor")) found.add("instruction");
  if (c.has("accept", "violation")) found.add("acceptance");
  if (c.has("why", "closed", "derail", "working", "state", "crack", "repair")) found.add("state");
  if (c.has("when", "built")) found.add("built");
}

/** "Сколько парков", "парктер саны": the number belongs to the thing itself, not to its metres or jobs. */
function asksCount(c: Clues): boolean {
  const things = ["park", "project", "plant", "company", "production-word"] as const;
  return things.some((thing) =>
    c.at("how-many").some((i) => c.at(thing).some((j) => isCounted(c, i, j))),
  );
}

const BETWEEN = [
  "area",
  "jobs",
  "cost",
  "investment",
  "tenant",
  "money-amount",
  "sme",
  "output",
] as const;

function isCounted(c: Clues, asked: number, thing: number): boolean {
  const [from, to] = asked < thing ? [asked, thing] : [thing, asked];
  if (to - from > 6) return false;
  if (asked > thing && !c.at("number-of").includes(asked))
    return to - from <= 2 && !isOtherAsked(c, asked);
  for (let i = from + 1; i < to; i++) {
    if (/^[0-9]/.test(c.words[i]?.text ?? "")) return false;
    if (BETWEEN.some((other) => c.at(other).includes(i))) return false;
  }
  return true;
}

/** «парктер қанша шаршы метр»: what follows the question word is what is counted. */
function isOtherAsked(c: Clues, asked: number): boolean {
  return [1, 2, 3].some((k) => BETWEEN.some((other) => c.at(other).includes(asked + k)));
}

/** "Now" and "was it done" are said of what was true in 2022. */
export function asksPresent(c: Clues): boolean {
  return c.has("now-strong");
}

export function asksWhetherDone(c: Clues): boolean {
  return c.has("target-met") && c.isQuestion && !quotes(c, 2016);
}
