import type { Locale } from "../i18n/locales.js";

/** Whom or what a published figure is about. */
export const SUBJECTS = [
  ...(["city", "president", "district", "meeting", "operator", "service-companies"] as const),
  ...(["launch", "completion", "implemented", "portfolio", "plan-2022", "visited"] as const),
  ...(["parks", "parks-18", "parks-29", "parks-11", "target-2025"] as const),
  ...(["bimetal", "microclonal", "drip", "paint", "coolant"] as const),
  ...(["auto", "auto-company", "pipe", "brb", "valtherm"] as const),
  ...(["station", "siding", "station-works", "storm", "substation"] as const),
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What is asked about it. */
export type Metric =
  | (
      | "count"
      | "money"
      | "own-money"
      | "jobs"
      | "area"
      | "tenants"
      | "smes"
      | "companies"
      | "output"
    )
  | ("growth" | "investment-growth" | "capacity" | "market" | "products" | "start" | "further")
  | ("built" | "state" | "deadline" | "instruction" | "acceptance" | "topics" | "list" | "who");

/** A question about one published thing. */
export interface Topic {
  subject: Subject;
  metric: Metric;
}

export const CATEGORIES = [
  ...(["rail", "road", "storm_sewer", "power", "water", "sewerage", "gas", "heat"] as const),
  ...(["telecom", "waste", "lighting", "security", "other"] as const),
] as const;
export type Category = (typeof CATEGORIES)[number];

export type Utility = "power" | "gas" | "water" | "rail" | "sewer";

/** What place somebody looks for; areas in square metres. */
export interface Filter {
  minArea?: number;
  maxArea?: number;
  need?: Utility[];
  what?: "premises" | "land";
}

export type Meaning =
  | { kind: "fact"; topics: Topic[] }
  | { kind: "availability"; filter: Filter }
  | { kind: "apply" }
  | { kind: "complaint"; category: Category }
  | { kind: "status"; number?: string }
  | { kind: "operator" }
  /** About the zone, and nothing published says it; `near` are topics that may be told beside. */
  | { kind: "not_published"; near: Topic[] }
  | { kind: "language"; to: Locale }
  | { kind: "greeting"; form: "hello" | "thanks" | "who" }
  | { kind: "out_of_scope" };

/** What was just talked about: plain JSON, kept between the turns of a talk. */
export interface Context {
  kind: Meaning["kind"];
  topics?: Topic[];
  filter?: Filter;
  category?: Category;
}

export interface Understood {
  meaning: Meaning;
  /** Other readings that lie close: to be offered instead of guessed. */
  alternatives: Meaning[];
  /** "low" when hardly anything was recognised: say what was not understood rather than answer. */
  confidence: "high" | "low";
  /** The language of the text, and whether it shows beyond doubt. */
  language: { locale: Locale; isSure: boolean };
  /** To be given back with the next turn. */
  context: Context;
}
