import type { Danger } from "../../../nlu/danger.js";
import type { Category } from "../../../nlu/meaning.js";
import type { Place } from "../record/report-answers.js";
import type { Directory } from "../record/directory.js";

/** What the words of a report say by themselves. */
export interface Reading {
  category?: Category;
  objectId?: string;
  place?: Place;
  /** Of what life is in danger. */
  danger?: Danger;
}

/** The answers that the words settle once the category is sure. */
export function namedIn({ objectId, place }: Reading): Pick<Reading, "objectId" | "place"> {
  return { ...(objectId !== undefined && { objectId }), ...(place && { place }) };
}

export type ReadReport = (text: string, directory: Directory) => Reading;

/** So many texts are remembered: those of all who have a form in front at one time, and more. */
const MOST_REMEMBERED = 2_000;

/** The form asks the same words at each of its questions. */
export function remembering(read: ReadReport): ReadReport {
  const known = new Map<string, Reading>();
  let readWith: Directory | undefined;
  return (text, directory) => {
    if (readWith !== directory || known.size >= MOST_REMEMBERED) known.clear();
    readWith = directory;
    const reading = known.get(text) ?? read(text, directory);
    known.set(text, reading);
    return reading;
  };
}
