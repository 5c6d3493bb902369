import type { Metric, Subject } from "../meaning.js";

// Figures by which people name things: "the 88 companies", "those 76". With a unit where the bare number is common.
const QUOTED: readonly (readonly [number, Subject, Metric?])[] = [
  [29, "parks-29"],
  [18, "parks-18"],
  [11, "parks-11"],
  [40, "target-2025"],
  [250_000, "target-2025", "area"],
  [133_900, "parks-29", "area"],
  [134_000, "parks-29", "area"],
  [88_000, "parks-18", "area"],
  [87_900, "parks-18", "area"],
  [46_000, "parks-11", "area"],
  [152, "parks-18", "smes"],
  [76, "parks-11", "tenants"],
  [1_074, "parks-11", "jobs"],
  [88, "portfolio", "companies"],
  [10_379, "portfolio", "jobs"],
  [10_000, "portfolio", "jobs"],
  [3_314, "implemented", "jobs"],
  [3_300, "implemented", "jobs"],
  [3_000, "implemented", "jobs"],
  [27, "implemented"],
  [13, "plan-2022"],
  [1_200, "visited", "jobs"],
  [369, "launch", "jobs"],
  [250, "completion", "jobs"],
  [124e9, "implemented", "money"],
  [378e9, "portfolio", "money"],
  [15e9, "launch", "money"],
  [11e9, "completion", "money"],
  [10e9, "parks-18", "money"],
  [14e9, "parks-29", "money"],
  [3.5e9, "parks-11", "own-money"],
  [71.5e9, "visited", "money"],
  [13.3e9, "plan-2022", "money"],
  [1.1e12, "implemented", "output"],
  [1e12, "implemented", "output"],
  // The same sums in dollars, as the source gives them.
  [33.7e6, "launch", "money"],
  [24.7e6, "completion", "money"],
  [278.8e6, "implemented", "money"],
  [2.4e9, "implemented", "output"],
  [850e6, "portfolio", "money"],
  [22.4e6, "parks-18", "money"],
  [31.4e6, "parks-29", "money"],
  [7.8e6, "parks-11", "own-money"],
  [150, "parks-18", "smes"],
  [124, "implemented"],
  [378, "portfolio"],
  [71.5, "visited"],
  [13.3, "plan-2022"],
  [32.8, "district", "growth"],
  [73.2, "district", "investment-growth"],
  [100_000, "pipe", "capacity"],
  [7_200, "brb", "capacity"],
  [20_000_000, "valtherm", "capacity"],
];

export interface Quoted {
  value: number;
  subject: Subject;
  metric: Metric | undefined;
}

export function findQuoted(values: readonly number[]): Quoted[] {
  return values.flatMap((value) =>
    QUOTED.filter(([known]) => known === value).map(([, subject, metric]) => ({
      ...{ value, subject, metric },
    })),
  );
}

/** Whether an area is a published total, spoken of as a whole rather than wished for. */
export function isPublishedArea(m2: number): boolean {
  return QUOTED.some(([value, , metric]) => metric === "area" && value === m2);
}
