import type { Category } from "../../../nlu/meaning.js";
import { understand } from "../../../nlu/understand.js";

/** What seems to be broken, by the words of a report; `other` when they do not say. */
export function findReportCategory(words: string): Category {
  const { meaning } = understand(words, { locale: "ru" });
  return meaning.kind === "complaint" ? meaning.category : "other";
}
