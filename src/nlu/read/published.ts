import type { Metric, Subject } from "../meaning.js";

/** Subjects of one kind, of which the same things can be asked. */
export type Family =
  "park-group" | "project-group" | "plant" | "facility" | "car-parts" | "building";

interface Published {
  family?: Family;
  /** What is published of it; the first are told when nothing particular is asked. */
  tells: readonly Metric[];
  /** By these numbers people name it, whatever they ask: "the 11 parks", "the 124 billion". */
  named?: readonly number[];
  /** Figures by which people name both it and what is told of it, also rounded, or in dollars as the source has them. */
  figures?: Readonly<Partial<Record<Metric, readonly number[]>>>;
}

/** All that is published, as far as a question can name it; a test holds it equal to the table of facts. */
export const PUBLISHED: Readonly<Record<Subject, Published>> = {
  city: { tells: ["list"] },
  president: { tells: ["instruction"] },
  district: {
    tells: ["growth", "investment-growth"],
    figures: { growth: [32.8], "investment-growth": [73.2] },
  },
  meeting: { tells: ["topics"] },
  operator: { tells: ["who"] },
  "service-companies": { tells: ["count"] },
  launch: {
    family: "project-group",
    tells: ["count", "money", "jobs", "list"],
    figures: { jobs: [369], money: [15e9, 33.7e6] },
  },
  completion: {
    family: "project-group",
    tells: ["count", "money", "jobs"],
    figures: { jobs: [250], money: [11e9, 24.7e6] },
  },
  implemented: {
    family: "project-group",
    tells: ["count", "money", "jobs", "output"],
    named: [27, 124],
    figures: {
      jobs: [3_314, 3_300, 3_000],
      money: [124e9, 278.8e6],
      output: [1.1e12, 1e12, 2.4e9],
    },
  },
  portfolio: {
    family: "project-group",
    tells: ["companies", "money", "jobs"],
    named: [378],
    figures: { companies: [88], jobs: [10_379, 10_000], money: [378e9, 850e6] },
  },
  "plan-2022": {
    family: "project-group",
    tells: ["count", "money"],
    named: [13, 13.3],
    figures: { money: [13.3e9] },
  },
  visited: {
    family: "project-group",
    tells: ["money", "jobs"],
    named: [71.5],
    figures: { jobs: [1_200], money: [71.5e9] },
  },
  parks: { family: "park-group", tells: ["count", "money", "area"] },
  "parks-18": {
    family: "park-group",
    tells: ["count", "money", "area", "smes"],
    named: [18],
    figures: { area: [88_000, 87_900], smes: [152, 150], money: [10e9, 22.4e6] },
  },
  "parks-29": {
    family: "park-group",
    tells: ["count", "money", "area"],
    named: [29],
    figures: { area: [133_900, 134_000], money: [14e9, 31.4e6] },
  },
  "parks-11": {
    family: "park-group",
    tells: ["count", "area", "tenants", "own-money", "jobs"],
    named: [11],
    figures: { area: [46_000], tenants: [76], jobs: [1_074], "own-money": [3.5e9, 7.8e6] },
  },
  "target-2025": {
    family: "park-group",
    tells: ["count", "area"],
    named: [40],
    figures: { area: [250_000] },
  },
  bimetal: { family: "facility", tells: ["list"] },
  microclonal: { family: "facility", tells: ["list"] },
  drip: { family: "facility", tells: ["list"] },
  paint: { family: "facility", tells: ["list"] },
  coolant: { family: "facility", tells: ["list"] },
  auto: { family: "car-parts", tells: ["start", "products"] },
  "auto-company": { tells: ["further"] },
  pipe: { family: "plant", tells: ["capacity", "market"], figures: { capacity: [100_000] } },
  brb: { family: "plant", tells: ["capacity", "market"], figures: { capacity: [7_200] } },
  valtherm: { family: "plant", tells: ["capacity", "market"], figures: { capacity: [20_000_000] } },
  station: { family: "building", tells: ["built", "state", "deadline"] },
  siding: { family: "building", tells: ["acceptance", "deadline"] },
  "station-works": { tells: ["deadline"] },
  storm: { family: "building", tells: ["built", "state", "instruction"] },
  substation: { family: "building", tells: ["state", "deadline"] },
};

export interface Quoted {
  value: number;
  subject: Subject;
  metric: Metric | undefined;
}

const QUOTED: readonly Quoted[] = (Object.keys(PUBLISHED) as Subject[]).flatMap((subject) => {
  const { named = [], figures = {} } = PUBLISHED[subject];
  const told = (Object.keys(figures) as Metric[]).flatMap((metric) =>
    (figures[metric] ?? []).map((value) => ({ value, subject, metric })),
  );
  return [...named.map((value) => ({ value, subject, metric: undefined })), ...told];
});

/** The known figures among the numbers of a text. */
export function findQuoted(values: readonly number[]): Quoted[] {
  return values.flatMap((value) => QUOTED.filter((known) => known.value === value));
}

/** Whether an area is a published total, spoken of as a whole rather than wished for. */
export function isPublishedArea(m2: number): boolean {
  return QUOTED.some(({ value, metric }) => metric === "area" && value === m2);
}
