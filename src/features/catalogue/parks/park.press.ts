import { number, press, word } from "../../../router/press.js";

/** Pages count from 0; a park goes by its id. */
export const parkPress = {
  list: press("parks:list", number),
  open: press("parks:open", number, word),
  map: press("parks:map", word),
};
