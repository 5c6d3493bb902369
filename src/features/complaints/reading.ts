import type { Danger } from "../../nlu/danger.js";
import type { Category } from "../../nlu/meaning.js";
import type { Place } from "./complaint-answers.js";
import type { Directory } from "./directory.js";

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

/** The form asks the same words many times in one turn. */
export function remembering(read: ReadReport): ReadReport {
  let last: { text: string; directory: Directory; reading: Reading } | undefined;
  return (text, directory) => {
    if (last?.text !== text || last.directory !== directory) {
      last = { text, directory, reading: read(text, directory) };
    }
    return last.reading;
  };
}
