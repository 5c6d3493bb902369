import { number, press } from "../../../router/press.js";

/** Messages of a case go by their ids. */
export const conversationPress = {
  /** Opens the list of what a person wrote to this case; `withdraw` takes one message back. */
  mine: press("talk:mine", number),
  withdraw: press("talk:withdraw", number),
  /** Takes a clerk's answer back while it waits. */
  undo: press("talk:undo", number),
  /** Decides on an answer that waits for a clerk's second word. */
  send: press("talk:send", number),
  drop: press("talk:drop", number),
};
