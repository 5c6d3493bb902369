import { type Arg, number, press } from "../../../router/press.js";

/** What the work is rated with. */
export const STARS = [1, 2, 3, 4, 5] as const;
type Stars = (typeof STARS)[number];

const stars: Arg<Stars> = {
  write: String,
  read: (text) => STARS.find((one) => String(one) === text),
};

/** What residents do about a fault, which goes by the id of its case. */
export const incidentPress = {
  join: press("incident:join", number),
  yes: press("incident:yes", number),
  no: press("incident:no", number),
  rate: press("incident:rate", number, stars),
  skip: press("incident:skip", number),
  photos: press("incident:photos", number),
  leave: press("incident:leave", number),
  leaveYes: press("incident:leave-yes", number),
  leaveNo: press("incident:leave-no"),
};
