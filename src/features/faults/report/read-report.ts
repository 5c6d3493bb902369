import { findToldFault, namesCategory } from "../../../nlu/rules/complaints.js";
import { type Danger, findDanger } from "../../../nlu/danger.js";
import { findNamed } from "../../../nlu/find-named.js";
import type { Category } from "../../../nlu/meaning.js";
import { readClues } from "../../../nlu/rules/clues.js";
import { understand } from "../../../nlu/understand.js";
import type { Place } from "../record/report-answers.js";
import type { Directory } from "../record/directory.js";
import type { ReadReport } from "./report-reading.js";

/** Reads category, object, place and danger out of the words of a report. */
export const readReport: ReadReport = (text, directory) => {
  if (text.trim() === "") return {};
  const objectNamed = findNamed(text, directory.objects);
  const object = directory.objects.find(({ id }) => id === objectNamed);
  const danger = findDanger(text);
  const told = findCategory(text, danger) ?? object?.category;
  const category = danger ? endangeredBy(danger, told) : told;
  // A pit in the road beside the substation is no fault of the substation.
  const objectId = object?.category === category ? object?.id : undefined;
  const place = objectId === undefined ? findPlace(text, directory) : undefined;
  return {
    ...(category && { category }),
    ...(objectId !== undefined && { objectId }),
    ...(place && { place }),
    ...(danger && { danger }),
  };
};

/** Whoever has come to report a fault tells one, also where the same words might be a question elsewhere. */
function findCategory(text: string, danger: Danger | undefined): Category | undefined {
  const { meaning } = understand(text, { locale: "ru" });
  const { clues } = readClues(text, "ru");
  if (meaning.kind !== "complaint") return findToldFault(clues);
  // An explosion may be anything's: what the words do not name would be a mere guess, and nobody confirms it.
  const isGuess = danger === "other" && !namesCategory(clues, meaning.category);
  return isGuess ? undefined : meaning.category;
}

/** "On fire at the gate" is no matter of the road. */
function endangeredBy(danger: Danger, told: Category | undefined): Category | undefined {
  const possible = CATEGORIES_OF[danger];
  if (possible === undefined || (told && possible.includes(told))) return told;
  return possible[0];
}

/** What may be broken when such a danger is told of, the likeliest first; anything, if nothing is said. */
const CATEGORIES_OF: Partial<Record<Danger, readonly Category[]>> = {
  gas: ["gas"],
  power: ["power", "lighting"],
  derailment: ["rail"],
  fire: ["other", "power", "gas", "heat"],
};

function findPlace(text: string, { parks, streets }: Directory): Place | undefined {
  const park = findNamed(text, parks);
  if (park !== undefined) return { kind: "park", id: park };
  const street = findNamed(text, streets);
  return street === undefined ? undefined : { kind: "street", id: street };
}
