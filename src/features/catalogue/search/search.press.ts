import { type Arg, number, oneOf, optional, press, word } from "../../../router/press.js";
import { encodeWish, parseWish, type Wish } from "./wish.js";

export const STEPS = ["what", "area", "needs", "height", "when"] as const;
export type Step = (typeof STEPS)[number];

const wish: Arg<Wish> = { write: encodeWish, read: parseWish };

/** Pages count from 0; a place goes by its id. */
export const searchPress = {
  ask: press("space", oneOf(...STEPS), wish),
  list: press("space:at", number, wish),
  open: press("place:open", word),
  apply: press("place:apply", word),
  watch: press("watch:add", wish),
  watches: press("watch:list"),
  /** Of a watch; with the place that it told of, when pressed under that news. */
  stop: press("watch:stop", number, optional(word)),
};
