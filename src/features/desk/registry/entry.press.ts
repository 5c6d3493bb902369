import { number, press, rest, word } from "../../../router/press.js";

/** The buttons of one kind of entry. A key stands last, and may be empty. */
export function entryPress(id: string) {
  return {
    /** A page, from 0. */
    open: press(`${id}:open`, number, rest),
    /** One of the buttons of its page. */
    act: press(`${id}:do`, word, rest),
  };
}
