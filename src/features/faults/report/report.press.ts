import { number, press } from "../../../router/press.js";

export const reportPress = {
  /** Words that the person wrote before, by their id, are the report. */
  words: press("complain:words", number),
  /** Calls for help about a fault that is known, by the id of its case. */
  help: press("danger:call", number),
};
