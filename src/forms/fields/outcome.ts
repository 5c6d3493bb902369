/** What a parser makes of an answer: a value to keep, or the name of what is wrong with it. */
export type Outcome<T, Problem extends string> =
  { kind: "value"; value: T } | { kind: "problem"; problem: Problem };

/** An answer that may well be right: the form asks once more, then keeps the value with its doubt. */
export interface Doubtful<T, Doubt extends string> {
  kind: "doubtful";
  value: T;
  doubt: Doubt;
}
