import { number, press } from "../../router/press.js";

/** A ready answer to a case, by their ids. */
export const templateAnswerPress = {
  preview: press("template:preview", number, number),
  send: press("template:send", number, number),
  /** Back to the list. */
  other: press("template:other", number),
};
