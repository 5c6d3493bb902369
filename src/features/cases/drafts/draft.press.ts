import { number, press } from "../../../router/press.js";

/** A draft goes by its id. */
export const draftPress = {
  open: press("draft:open", number),
  delete: press("draft:delete", number),
};
