import { number, press } from "../../router/press.js";

/** Of a case by its id. */
export const applicationPress = {
  addDocuments: press("documents:add", number),
  dropPlace: press("application:drop-place", number),
};
