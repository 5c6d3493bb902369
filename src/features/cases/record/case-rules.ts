import type { CaseKind, CaseState } from "../../../db/schema.js";
import type { CaseMove, Mover } from "./case-state.js";
import type { TermKey } from "./terms.js";

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
  /** News of it goes to everybody who follows it, and not to one person. */
  hasFollowers?: true;
  states: Partial<Record<CaseState, StateRule>>;
  moves: readonly MoveRule[];
}

/** The office of the person himself: the clock stands still while a case lies there. */
export const PERSON_OFFICE = "person";
export const OPERATOR_OFFICE = "operator";

const UNDECIDED = ["registered", "under_review", "docs_requested", "council"] as const;

const SOLVE = { term: "fault.solve-days" } as const;
/** A fault that somebody has to begin with. */
const IN_QUEUE = ["registered", "reopened"] as const;
const WAITING = ["waiting_resident", "waiting_third"] as const;
const WORKED_ON = ["assigned", "in_work", ...WAITING] as const;

/** The one table of states, a kind of case each; ARCHITECTURE.md draws it. */
export const KINDS: Record<CaseKind, KindRule> = {
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
  fault: {
    onAnswer: "take",
    hasFollowers: true,
    states: {
      registered: SOLVE,
      assigned: SOLVE,
      in_work: SOLVE,
      waiting_resident: { office: PERSON_OFFICE },
      // The promise is the operator's, whoever else has to act.
      waiting_third: { ...SOLVE, office: "third" },
      // It is the residents' to say whether it is mended.
      fixed: { office: PERSON_OFFICE },
      reopened: SOLVE,
    },
    moves: [
      // Somebody reported here what was only published before.
      { move: "register", from: ["known"], to: "registered", by: ["person", "clerk"] },
      { move: "take", from: IN_QUEUE, to: "assigned", by: ["clerk"] },
      {
        move: "assign",
        from: [...IN_QUEUE, ...WORKED_ON],
        to: "assigned",
        by: ["clerk", "system"],
      },
      { move: "begin", from: ["assigned"], to: "in_work", by: ["clerk"] },
      {
        move: "wait_resident",
        from: ["assigned", "in_work", "waiting_third"],
        to: "waiting_resident",
        by: ["clerk"],
        needsWords: true,
      },
      {
        move: "wait_third",
        from: ["assigned", "in_work"],
        to: "waiting_third",
        by: ["clerk"],
        needsWords: true,
      },
      { move: "resume", from: WAITING, to: "in_work", by: ["clerk"] },
      { move: "resume", from: ["waiting_resident"], to: "in_work", by: ["person"] },
      // A photo of the finished work will do instead of words: `fixed.service.ts` takes both.
      {
        move: "fix",
        from: [...IN_QUEUE, ...WORKED_ON],
        to: "fixed",
        by: ["clerk"],
        needsWords: true,
      },
      { move: "confirm", from: ["fixed"], to: "closed", by: ["person"] },
      { move: "expire", from: ["fixed"], to: "closed", by: ["system"] },
      { move: "reopen", from: ["fixed", "closed"], to: "reopened", by: ["person"] },
      {
        move: "unassign",
        from: ["assigned", "in_work"],
        to: "registered",
        by: ["clerk", "system"],
      },
      {
        move: "forward",
        from: [...IN_QUEUE, ...WORKED_ON],
        to: "forwarded",
        by: ["clerk"],
        needsWords: true,
      },
      {
        move: "reject",
        from: [...IN_QUEUE, ...WORKED_ON],
        to: "rejected",
        by: ["clerk"],
        needsWords: true,
      },
      { move: "merge", from: [...IN_QUEUE, ...WORKED_ON], to: "merged", by: ["clerk"] },
      { move: "withdraw", from: ["registered"], to: "withdrawn", by: ["person"] },
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
