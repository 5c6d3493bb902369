import type { Case, CaseKind, CaseState } from "../../db/schema.js";
import type { TermKey } from "./terms.js";

/** What can be done with a case of some kind. */
export const CASE_MOVES = [
  "take",
  "request_docs",
  "resume",
  "council",
  "approve",
  "agree",
  "reject",
  "withdraw",
  "close",
] as const;
export type CaseMove = (typeof CASE_MOVES)[number];

export type Mover = "clerk" | "person";

export interface MoveRule {
  move: CaseMove;
  from: readonly CaseState[];
  to: CaseState;
  by: readonly Mover[];
  /** Asked of the clerk; they go to the person, and into the history as the reason. */
  needsWords?: true;
}

interface StateRule {
  /** What is promised while a case is in this state; without one the clock stands still. */
  term?: TermKey;
  /** Where a case lies once it enters the state; with the operator by default. */
  office?: string;
}

interface KindRule {
  /** What a clerk's answer does: it begins the review, or leaves the case with the person. */
  onAnswer: "take" | "wait";
  states: Partial<Record<CaseState, StateRule>>;
  moves: readonly MoveRule[];
}

/** The office of the person himself: the clock stands still while a case lies there. */
export const PERSON_OFFICE = "person";
export const OPERATOR_OFFICE = "operator";

/** Nothing leads out of these. */
export const FINAL_STATES = ["agreement", "rejected", "withdrawn", "closed"] as const;

const UNDECIDED = ["registered", "under_review", "docs_requested", "council"] as const;

/** The one table of states, a kind of case each; ARCHITECTURE.md draws it. */
const KINDS: Record<CaseKind, KindRule> = {
  application: {
    onAnswer: "take",
    states: {
      registered: { term: "application.first-answer-days" },
      under_review: { term: "application.review-days" },
      docs_requested: { office: PERSON_OFFICE },
      council: { term: "application.council-days", office: "council" },
      approved: { term: "application.agreement-days" },
    },
    moves: [
      { move: "take", from: ["registered"], to: "under_review", by: ["clerk"] },
      {
        move: "request_docs",
        from: ["under_review"],
        to: "docs_requested",
        by: ["clerk"],
        needsWords: true,
      },
      {
        move: "resume",
        from: ["docs_requested", "council"],
        to: "under_review",
        by: ["clerk"],
      },
      { move: "resume", from: ["docs_requested"], to: "under_review", by: ["person"] },
      { move: "council", from: ["under_review"], to: "council", by: ["clerk"], needsWords: true },
      { move: "approve", from: ["under_review", "council"], to: "approved", by: ["clerk"] },
      { move: "agree", from: ["approved"], to: "agreement", by: ["clerk"] },
      // Also after an approval that came to nothing: what was reserved for it must not stay so for ever.
      {
        move: "reject",
        from: [...UNDECIDED, "approved"],
        to: "rejected",
        by: ["clerk"],
        needsWords: true,
      },
      { move: "withdraw", from: UNDECIDED, to: "withdrawn", by: ["person"] },
    ],
  },
  question: {
    onAnswer: "wait",
    states: {
      registered: { term: "question.answer-days" },
      under_review: { term: "question.answer-days" },
    },
    moves: [
      { move: "take", from: ["registered"], to: "under_review", by: ["clerk"] },
      {
        move: "close",
        from: ["registered", "under_review"],
        to: "closed",
        by: ["clerk"],
        needsWords: true,
      },
    ],
  },
};

type Stateful = Pick<Case, "kind" | "state">;

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

export function onAnswer(kind: CaseKind): KindRule["onAnswer"] {
  return KINDS[kind].onAnswer;
}

/** Whether staff may say whose desk it lies on; while we wait for the person by the state itself, it lies with him. */
export function canChangeOffice(of: Stateful): boolean {
  return stateRule(of.kind, of.state).term !== undefined;
}

/** New, and nobody has taken it. */
export function isUntaken(of: Pick<Case, "state" | "assignee_id">): boolean {
  return of.state === "registered" && of.assignee_id === null;
}

export function isFinal(of: Pick<Case, "state">): boolean {
  return FINAL_STATES.some((state) => state === of.state);
}
