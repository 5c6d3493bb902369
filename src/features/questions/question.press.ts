import type { Meaning } from "../../nlu/meaning.js";
import { packReading, unpackReading } from "../../nlu/reading-code.js";
import { type Arg, number, press } from "../../router/press.js";

/** A reading goes whole, so that its button works after any time. */
const reading: Arg<Meaning> = { write: packReading, read: unpackReading, isRest: true };

/** Of a question by its id; 0 when its words were not kept. */
export const questionPress = {
  send: press("question:send", number),
  read: press("read", number, reading),
};
