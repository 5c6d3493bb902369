import { findToldFault } from "../../nlu/complaints.js";
import type { Category } from "../../nlu/meaning.js";
import { readClues } from "../../nlu/read-clues.js";
import { understand } from "../../nlu/understand.js";
import type { Place } from "./complaint-answers.js";
import type { Directory, Named } from "./directory.js";
import type { ReadReport } from "./reading.js";

/** How danger and names are recognised. */
interface Tools {
  findDanger(text: string): string | undefined;
  findNamed(text: string, names: readonly Named[]): string | undefined;
}

/** Reads category, object, place and danger out of the words of a report. */
export function reportReader({ findDanger, findNamed }: Tools): ReadReport {
  return (text, directory) => {
    if (text.trim() === "") return {};
    const told = findCategory(text);
    const object = directory.objects.find(({ id }) => id === findNamed(text, directory.objects));
    const category = told ?? object?.category;
    // A pit in the road beside the substation is no fault of the substation.
    const objectId = object?.category === category ? object?.id : undefined;
    const place = objectId === undefined ? findPlace(text, directory, findNamed) : undefined;
    const danger = findDanger(text);
    return {
      ...(category && { category }),
      ...(objectId !== undefined && { objectId }),
      ...(place && { place }),
      ...(danger !== undefined && { danger }),
    };
  };
}

/** Whoever has come to report a fault tells one, also where the same words might be a question elsewhere. */
function findCategory(text: string): Category | undefined {
  const { meaning } = understand(text, { locale: "ru" });
  if (meaning.kind === "complaint") return meaning.category;
  return findToldFault(readClues(text, "ru").clues);
}

function findPlace(
  text: string,
  { parks, streets }: Directory,
  findNamed: Tools["findNamed"],
): Place | undefined {
  const park = findNamed(text, parks);
  if (park !== undefined) return { kind: "park", id: park };
  const street = findNamed(text, streets);
  return street === undefined ? undefined : { kind: "street", id: street };
}
