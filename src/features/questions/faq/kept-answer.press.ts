import { LOCALES } from "../../../i18n/locales.js";
import { number, oneOf, press } from "../../../router/press.js";

/** What a clerk answered goes by the id of that message; what is kept of it has an id of its own. */
export const keptAnswerPress = {
  list: press("answer:list", number),
  open: press("answer:open", number),
  keep: press("answer:keep", number),
  retype: press("answer:retype", number),
  write: press("answer:write", number, oneOf(...LOCALES)),
  withdraw: press("answer:withdraw", number),
};
