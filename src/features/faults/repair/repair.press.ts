import { number, press } from "../../../router/press.js";

/** Faults go by the ids of their cases, whoever mends them by his own. */
export const assignPress = {
  ask: press("case:assign", number),
  to: press("assign:to", number, number),
  me: press("assign:me", number),
  back: press("assign:back", number),
};

export const jobPress = {
  begin: press("job:begin", number),
  fixed: press("job:fixed", number),
  cannot: press("job:cannot", number),
};

export const dutyPress = { take: press("duty:take", number) };
