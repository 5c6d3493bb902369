import { CATEGORIES, type Category } from "../../../nlu/meaning.js";
import { type Arg, number, oneOf, optional, press } from "../../../router/press.js";

/** What of the board is shown. */
export type BoardFilter =
  { kind: "all" } | { kind: "category"; id: Category } | { kind: "park"; id: string };

/** A few characters: `all`, `c-power`, `p-juniper`. Whatever cannot be read shows all. */
const filter: Arg<BoardFilter> = {
  write: (shown) => (shown.kind === "all" ? "all" : `${shown.kind.charAt(0)}-${shown.id}`),
  read(code) {
    const id = code.slice(2);
    if (code.startsWith("p-") && id !== "") return { kind: "park", id };
    const category = CATEGORIES.find((one) => code === `c-${one}`);
    return category === undefined ? { kind: "all" } : { kind: "category", id: category };
  },
};

/** A fault goes by the id of its case; pages count from 0. */
export const boardPress = {
  open: press("board:open", optional(filter)),
  list: press("board:list", filter, number),
  by: press("board:by", oneOf("category", "park")),
  show: press("board:show", number, filter, number),
  photo: press("board:photo", number),
};
