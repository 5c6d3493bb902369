import type { CaseState } from "../../db/schema.js";

/** What can be done with a case. */
export type CaseMove = "take" | "close";

/** The one table of states: from which a move is allowed, and where it leads. */
export const CASE_MOVES: Record<CaseMove, { from: readonly CaseState[]; to: CaseState }> = {
  take: { from: ["registered"], to: "under_review" },
  close: { from: ["registered", "under_review"], to: "closed" },
};

export function canMove(state: CaseState, move: CaseMove): boolean {
  return CASE_MOVES[move].from.includes(state);
}
