import type { Incident } from "../../../db/fault-schema.js";
import type { Category } from "../../../nlu/meaning.js";

/** What was stolen, and who makes noise, is told to the operator and to nobody else. */
export const PRIVATE_CATEGORIES = ["security", "other"] as const satisfies readonly Category[];

/** Whether neighbours may hear of it: a place in words, or a pin, may be somebody's own door. */
export function isPublic(
  incident: Pick<Incident, "category" | "object_id" | "park_id" | "street_id">,
): boolean {
  const { category, object_id, park_id, street_id } = incident;
  const isPrivate = PRIVATE_CATEGORIES.some((one) => one === category);
  return !isPrivate && (object_id ?? park_id ?? street_id) !== null;
}
