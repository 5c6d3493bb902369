import type { Clues } from "./clues.js";
import type { Meaning } from "./meaning.js";
import { readFilter } from "./requests.js";

/** Readings that lie close to the one taken: at most two, to be offered as buttons beside the answer. */
export function findAlternatives(taken: Meaning, c: Clues): Meaning[] {
  const close: Meaning[] = [];
  if (taken.kind === "fact" && c.has("free", "lease") && c.has("area", "park")) {
    close.push({ kind: "availability", filter: readFilter(c) });
  }
  if (taken.kind === "availability" && c.has("how-to", "eligible")) close.push({ kind: "apply" });
  if (taken.kind === "apply" && c.has("free", "want") && c.has("room", "land", "place")) {
    close.push({ kind: "availability", filter: readFilter(c) });
  }
  const isJobs = taken.kind === "fact" && taken.topics.some(({ metric }) => metric === "jobs");
  const isOfParks =
    taken.kind === "fact" && taken.topics.some(({ subject }) => subject === "parks-11");
  if (isJobs && !isOfParks && c.quoted.length === 0) {
    close.push({ kind: "fact", topics: [{ subject: "parks-11", metric: "jobs" }] });
  }
  return close.slice(0, 2);
}
