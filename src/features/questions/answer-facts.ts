import type { Fact } from "../../db/schema.js";
import type { Metric, Subject, Topic } from "../../nlu/meaning.js";

const FACILITIES = [
  ...["Bimetallic aluminium radiator plant", "Microclonal greenhouse"],
  ...["Drip-irrigation product plant", "Paint factory", "Coolant processing plant"],
];
const RAIL_WORKS = "Industrialnaya station and access roads";

/** The names under which the table of facts keeps a subject. */
const SUBJECT_NAMES: Readonly<Record<Subject, readonly string[]>> = {
  city: ["City of Almaty"],
  president: ["Presidential instruction"],
  district: ["Alatau district"],
  meeting: ["Meeting agenda"],
  operator: ["Single operator"],
  "service-companies": ["Service companies of the zone"],
  launch: ["Five projects planned for launch", ...FACILITIES],
  completion: ["Five projects: completion of construction"],
  implemented: ["Implemented projects 2016–2022"],
  portfolio: ["Project portfolio of the zone"],
  "plan-2022": ["Plan for 2022"],
  visited: ["Asia Steel Pipe + BRB APK + Valtherm (visited projects)"],
  parks: ["Small industrial parks with status (Almaty)"],
  "parks-18": ["18 small industrial parks"],
  "parks-29": ["Small industrial parks with status (Almaty)"],
  "parks-11": ["11 operating small industrial parks"],
  "target-2025": ["Target for 2025"],
  bimetal: ["Bimetallic aluminium radiator plant"],
  microclonal: ["Microclonal greenhouse"],
  drip: ["Drip-irrigation product plant"],
  paint: ["Paint factory"],
  coolant: ["Coolant processing plant"],
  auto: ["Auto-component plant"],
  "auto-company": ["Auto-component company"],
  pipe: ["Asia Steel Pipe Corporation"],
  brb: ["BRB APK"],
  valtherm: ["Valtherm"],
  station: ["Industrialnaya railway station", RAIL_WORKS],
  siding: ["Rail access road", RAIL_WORKS],
  "station-works": [RAIL_WORKS],
  storm: ["Storm (rain) sewage system"],
  substation: ["Substation No. 12 building"],
};

/** The names under which the table of facts keeps what is told of a subject. */
const METRIC_NAMES: Readonly<Record<Metric, readonly string[]>> = {
  count: ["project_count", "park_count", "operator_count"],
  money: ["project_cost", "park_investment", "investment"],
  "own-money": ["participant_investment"],
  jobs: ["jobs_planned", "jobs_created", "jobs_total"],
  area: ["park_area"],
  tenants: ["participants"],
  smes: ["smes_planned"],
  companies: ["company_count"],
  output: ["output_value"],
  growth: ["industrial_output_growth"],
  "investment-growth": ["investment_growth"],
  capacity: ["design_capacity"],
  market: ["export_markets"],
  products: ["products"],
  start: ["construction_start"],
  further: ["further_plans"],
  built: ["built_year"],
  state: ["operational_state", "defect"],
  deadline: ["deadline"],
  instruction: ["instruction"],
  acceptance: ["acceptance"],
  topics: ["topics"],
  list: ["priority_sectors", "planned_facility"],
  who: ["governance"],
};

/** The published facts that a question is about, each once, in the order asked. */
export function listFactsOf(topics: readonly Topic[], facts: readonly Fact[]): Fact[] {
  const found = topics.flatMap(({ subject, metric }) =>
    facts.filter(
      (fact) =>
        SUBJECT_NAMES[subject].includes(fact.subject) && METRIC_NAMES[metric].includes(fact.metric),
    ),
  );
  return [...new Set(found)];
}
