import type { Metric } from "../meaning.js";
import type { Clues } from "./clues.js";
import { allOf } from "./condition.js";

/** What is asked about whatever it is: how many, how much, since when, why. */
const ASKED = allOf<Metric>([
  ["jobs", "jobs"],
  ["how-many~4~people created|operating|working|implemented|launch", "jobs"],
  ["investment|cost|money-amount own-money|tenant", "own-money"],
  ["investment|cost|money-amount -own-money|tenant", "money"],
  ["area", "area"],
  ["sme", "smes"],
  ["tenant", "tenants"],
  // "Where are there more firms, in the 11 parks or in the 18?"
  ["company or|more figures", "companies"],
  ["how-many~1~plant zone|company -launch", "companies"],
  ["how-many~3~company|number-of~4~company", "companies"],
  ["output", "output"],
  ["growth|percent investment", "investment-growth"],
  ["growth|percent industry-output|output", "growth"],
  ["growth|percent -investment", "growth"],
  ["growth|percent -investment|industry-output|output", "investment-growth"],
  ["capacity", "capacity"],
  ["market", "market"],
  ["products", "products"],
  ["start", "start"],
  ["further", "further"],
  ["topics", "topics"],
  ["list", "list"],
  ["by-when", "deadline"],
  ["instruct|audit|contractor", "instruction"],
  ["accept|violation", "acceptance"],
  ["why|closed|derail|working|state|crack|repair", "state"],
  ["when|built", "built"],
  [asksCount, "count"],
]);

export function findMetrics(c: Clues): readonly Metric[] {
  return [...new Set([...c.quoted.flatMap(({ metric }) => metric ?? []), ...ASKED(c)])];
}

const THINGS = ["park", "project", "plant", "company", "production-word"] as const;
const BETWEEN = [
  ...(["area", "jobs", "cost", "investment", "tenant", "money-amount", "sme", "output"] as const),
];

/** "Сколько парков", "парктер саны": the number belongs to the thing itself, not to its metres or jobs. */
function asksCount(c: Clues): boolean {
  return THINGS.some((thing) =>
    c.at("how-many").some((i) => c.at(thing).some((j) => isCounted(c, i, j))),
  );
}

function isCounted(c: Clues, asked: number, thing: number): boolean {
  const [from, to] = asked < thing ? [asked, thing] : [thing, asked];
  if (to - from > 6) return false;
  const isOther = (i: number) => BETWEEN.some((other) => c.at(other).includes(i));
  if (asked > thing && !c.at("number-of").includes(asked)) {
    // «Парктер қанша шаршы метр»: what follows the question word is what is counted.
    return to - from <= 2 && ![1, 2, 3].some((k) => isOther(asked + k));
  }
  for (let i = from + 1; i < to; i++) {
    if (/^[0-9]/.test(c.words[i]?.text ?? "") || isOther(i)) return false;
  }
  return true;
}
