import { type Arg, number, press, type Press, word } from "../../../router/press.js";
import { CASE_MOVES, type CaseMove } from "./case-state.js";

/** By how many working days a clerk may put a date off. */
export const EXTENSIONS = [3, 5, 10] as const;

const days: Arg<(typeof EXTENSIONS)[number]> = {
  write: String,
  read: (text) => EXTENSIONS.find((count) => String(count) === text),
};

/** A case goes by its id: first what a person does with his own, then what a clerk does. */
export const casePress = {
  view: press("case:view", number),
  withdraw: press("case:withdraw", number),
  withdrawYes: press("case:withdraw-yes", number),
  withdrawNo: press("case:withdraw-no", number),
  /** Sends it the message of this id, to which the button replies. */
  words: press("case:words", number, number),
  answer: press("case:answer", number),
  /** Opens the list of ready answers. */
  template: press("case:template", number),
  /** Opens the list of offices; `toOffice` takes one of them by its id. */
  office: press("case:office", number),
  toOffice: press("case:to-office", number, word),
  /** Puts the promised date off by so many working days. */
  extend: press("case:extend", number, days),
};

/** Moves that no button of the card makes: they are the person's, or follow from something else. */
const UNSHOWN = ["withdraw", "confirm", "expire", "reopen", "register", "unassign"] as const;
export type CardMove = Exclude<CaseMove, (typeof UNSHOWN)[number]>;

/** What a clerk does with a case by one button of its card. */
export const CARD_MOVES: readonly CardMove[] = CASE_MOVES.filter(isCardMove);

export function isCardMove(move: CaseMove): move is CardMove {
  return !UNSHOWN.some((one) => one === move);
}

/** The button that makes a move: `case:take:7`. */
export function movePress(move: CardMove): Press<[number]> {
  return press(`case:${move}`, number);
}
