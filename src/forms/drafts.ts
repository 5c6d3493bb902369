import type { Draft } from "../telegram/context.js";
import type { Answers, Form } from "./form.js";

/** What a turn changes: answers given, the question that stands open, whether the form stays in front. */
export interface DraftChange {
  answers?: Answers;
  asked?: string | null;
  isActive?: boolean;
}

/**
 * Where drafts are kept. What depends on an update is one transaction in which the update claims itself: the same
 * update changes nothing twice, and the draft comes back as it stands.
 */
export interface Drafts {
  /** Brings the person's draft of this form to the front; made, at its first question, when there is none. */
  open(updateId: number, personId: number, form: Form): Promise<Draft>;
  change(updateId: number, personId: number, draft: Draft, change: DraftChange): Promise<Draft>;
  /** Files the case with these answers and closes the draft. */
  submit(updateId: number, personId: number, draft: Draft, answers: Answers): Promise<void>;
  delete(updateId: number, draft: Draft): Promise<void>;
}
