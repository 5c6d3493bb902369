import { CATEGORIES, type Category } from "../../../nlu/meaning.js";

/** What of the board is shown. */
export type BoardFilter =
  { kind: "all" } | { kind: "category"; id: Category } | { kind: "park"; id: string };

/** A few characters for the data of a button: `all`, `c-power`, `p-juniper`. */
export function encodeFilter(filter: BoardFilter): string {
  switch (filter.kind) {
    case "all":
      return "all";
    case "category":
      return `c-${filter.id}`;
    case "park":
      return `p-${filter.id}`;
  }
}

/** Whatever cannot be read shows all. */
export function parseFilter(code: string): BoardFilter {
  const id = code.slice(2);
  if (code.startsWith("p-") && id !== "") return { kind: "park", id };
  const category = CATEGORIES.find((one) => code === `c-${one}`);
  return category === undefined ? { kind: "all" } : { kind: "category", id: category };
}
