import type { Metric, Subject } from "../meaning.js";
import { type Family, PUBLISHED } from "../read/published.js";
import type { Clues } from "./clues.js";
import { anyOf, type Scene } from "./condition.js";

type Kind = Family | "district";

/** What can be meant of each kind of thing; other words of the question were said in passing. */
const CAN_BE_ASKED: Readonly<Record<Kind, readonly Metric[]>> = {
  "park-group": ["count", "money", "own-money", "area", "jobs", "smes", "tenants", "companies"],
  "project-group": [
    ...(["count", "money", "own-money", "jobs", "companies", "output"] as const),
    ...(["list", "products"] as const),
  ],
  plant: ["capacity", "market", "products", "money", "jobs", "area", "built", "deadline"],
  facility: ["money", "jobs", "capacity", "market", "built", "deadline"],
  "car-parts": [
    ...(["start", "products", "money", "jobs", "area", "capacity", "market", "built"] as const),
    "deadline",
  ],
  building: ["deadline", "acceptance"],
  district: ["growth", "investment-growth", "money", "output"],
};

type Asked = Scene & { metrics: readonly Metric[] };
type Narrow = (scene: Asked) => readonly Metric[];

/**
 * What of it is meant: each row that holds adds metrics (`+jobs`), takes some away (`-money`) or leaves only its own
 * (`=list`); the rows after it see the change.
 */
const NARROW: Readonly<Record<Kind, Narrow>> = {
  "park-group": edits([
    ["on:target-2025", "=count =area"],
    ["on:parks-18 asks:companies", "+smes"],
    ["on:parks-11 asks:companies", "+tenants"],
    ["asks:companies", "-companies"],
    ["asks:own-money -on:parks-11", "-own-money +money"],
    // Those who build them pay the other sum. «Салды» is "built" and "put in".
    ["asks:money on:parks-11 -under-construction|built", "+own-money"],
    ["asks:money on:parks-11 -under-construction built~1~investment", "+own-money"],
    ["-asks:any", "+count"],
  ]),
  "project-group": edits([
    ["on:implemented asks:output -project", "-money -own-money"],
    ["asks:own-money", "-own-money +money"],
    ["-on:implemented", "-output"],
    ["on:portfolio asks:count", "+companies"],
    ["asks:companies -on:portfolio", "+count"],
    ["on:launch asks:products", "=list"],
    ["on:launch asks:list -asks:count|asks:money|asks:jobs|asks:companies", "=list"],
    ["on:launch asks:count|asks:money|asks:jobs|asks:companies", "-list"],
    ["-on:launch", "-list -products"],
    ["asks:jobs how-many -how-many~2~project", "-count"],
  ]),
  plant: edits([
    ["asks:products how-many -asks:market|asks:jobs", "+capacity"],
    ["always", "-products"],
  ]),
  facility: edits([
    ["launch|plan", "-built"],
    ["-how-many", "-capacity"],
    ["-how-many|cost|money-amount", "-money"],
  ]),
  "car-parts": edits([
    ["when|start|by-when", "+start"],
    ["asks:products", "-market"],
    ["asks:start -asks:products", "=start"],
    ["asks:start", "-built -deadline"],
    ["asks:start asks:products -when|by-when", "=products =start"],
  ]),
  building: edits([
    ["when built -contractor", "+built"],
    ["when completion -plan|instruct", "+built"],
    ["when -working|launch|repair|accept", "+built"],
    ["when -asks:built|asks:acceptance", "+deadline"],
    ["-on:siding", "-acceptance"],
    ["on:siding built -contractor|when", "+acceptance"],
    ["on:storm instruct contractor", "+instruction"],
    ["on:storm instruct|audit|contractor -asks:any", "+instruction"],
    ["instruct contractor -on:storm", "+deadline"],
    ["instruct|audit|contractor -asks:any|on:storm", "+deadline"],
    // Lengths, sums and numbers of tracks are published of none of these.
    ["how-many -working|closed|state -asks:any", "=money"],
    ["why|closed|derail|state|crack|working -asks:money", "+state"],
    ["repair -asks:any", "+state"],
  ]),
  district: edits([
    ["asks:money -asks:growth", "+investment-growth"],
    ["asks:output -asks:investment-growth", "+growth"],
    ["always", "-money -output"],
  ]),
};

/** What is asked of one subject, out of all that the words of the question may ask. */
export function narrow(subject: Subject, metrics: readonly Metric[], c: Clues): readonly Metric[] {
  const kind = subject === "district" ? subject : PUBLISHED[subject].family;
  if (!kind) return [];
  const asked = metrics.filter((metric) => CAN_BE_ASKED[kind].includes(metric));
  return NARROW[kind]({ ...c, subjects: [subject], metrics: asked });
}

function edits(rows: readonly (readonly [when: string, edit: string])[]): Narrow {
  const ready = rows.map(([when, edit]) => ({ holds: anyOf(when), edit: editOf(edit) }));
  return (scene) => {
    for (const { holds, edit } of ready) if (holds(scene)) scene.metrics = edit(scene.metrics);
    return scene.metrics;
  };
}

function editOf(text: string): (asked: readonly Metric[]) => readonly Metric[] {
  const listOf = (sign: string) =>
    text.split(" ").flatMap((one) => (one.startsWith(sign) ? (one.slice(1) as Metric) : []));
  const [only, more, less] = [listOf("="), listOf("+"), listOf("-")];
  if (only.length > 0) return () => only;
  return (asked) => [...new Set([...asked.filter((metric) => !less.includes(metric)), ...more])];
}
