import { number, oneOf, press, word } from "../../../router/press.js";

const kind = oneOf("park", "street");

/** A place is its kind and its id; pages count from 0. */
export const followPress = {
  open: press("follow:open"),
  pick: press("follow:pick", kind, number),
  add: press("follow:add", kind, word),
  stop: press("follow:stop", kind, word),
};
