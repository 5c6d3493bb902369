import type { Case, CaseKind, CaseState } from "../../../db/schema.js";
import { KINDS, type MoveRule } from "./case-rules.js";

/** What can be done with a case of some kind. */
export const CASE_MOVES = [
  ...(["take", "request_docs", "resume", "council", "approve", "agree"] as const),
  ...(["register", "assign", "unassign", "begin", "wait_resident", "wait_third", "fix"] as const),
  ...(["confirm", "expire", "reopen", "forward", "merge"] as const),
  ...(["reject", "withdraw", "close"] as const),
] as const;
export type CaseMove = (typeof CASE_MOVES)[number];

export type Mover = "clerk" | "person" | "system";

/** Nobody works on these any more. Only "not fixed" leads out of one of them. */
export const FINAL_STATES = [
  ...(["agreement", "rejected", "withdrawn", "closed", "forwarded", "merged"] as const),
] as const;
/** Published, and nobody has reported it here yet: it is in nobody's queue. */
export const KNOWN = "known" as const;

type Stateful = Pick<Case, "kind" | "state">;
type StateRule = NonNullable<(typeof KINDS)[CaseKind]["states"][CaseState]>;

/** The rule of a move that this somebody may make now; `undefined` when it is impossible. */
export function findMove(of: Stateful, move: CaseMove, by: Mover): MoveRule | undefined {
  return KINDS[of.kind].moves.find(
    (rule) => rule.move === move && rule.from.includes(of.state) && rule.by.includes(by),
  );
}

/** The moves possible now, in the order of the table. */
export function listMoves(of: Stateful, by: Mover): CaseMove[] {
  return KINDS[of.kind].moves
    .filter((rule) => rule.from.includes(of.state) && rule.by.includes(by))
    .map((rule) => rule.move);
}

export function isMove(word: string | undefined): word is CaseMove {
  return CASE_MOVES.some((move) => move === word);
}

export function stateRule(kind: CaseKind, state: CaseState): StateRule {
  return KINDS[kind].states[state] ?? {};
}

export function onAnswer(kind: CaseKind): "take" | "wait" {
  return KINDS[kind].onAnswer;
}

export function hasFollowers({ kind }: Pick<Case, "kind">): boolean {
  return KINDS[kind].hasFollowers === true;
}

/** Whether staff may say whose desk it lies on; while we wait for the person by the state itself, it lies with him. */
export function canChangeOffice(of: Stateful): boolean {
  // Whom a fault waits for is a state of its own.
  if (hasFollowers(of)) return false;
  return stateRule(of.kind, of.state).term !== undefined;
}

/** New, and nobody has taken it. */
export function isUntaken(of: Pick<Case, "state" | "assignee_id">): boolean {
  return of.state === "registered" && of.assignee_id === null;
}

export function isFinal(of: Pick<Case, "state">): boolean {
  return FINAL_STATES.some((state) => state === of.state);
}
