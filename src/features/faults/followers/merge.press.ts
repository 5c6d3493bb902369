import { number, press } from "../../../router/press.js";

/** Faults go by the ids of their cases; pages count from 0. */
export const mergePress = {
  ask: press("case:merge", number),
  into: press("merge:into", number, number),
  yes: press("merge:yes", number, number),
  no: press("merge:no"),
};

export const reportsPress = {
  list: press("report:list", number),
  page: press("report:page", number, number),
  split: press("report:split", number),
};
