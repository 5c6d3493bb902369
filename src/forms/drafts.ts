import type { Draft } from "../telegram/context.js";
import type { Answers, Form, Gathered, Part } from "./form.js";
import type { Screen } from "./question.view.js";

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
  /**
   * Brings the person's draft of this form to the front; made, at its first question, when there is none. Answers
   * that are known from elsewhere take the place of those given before.
   */
  open(updateId: number, personId: number, form: Form, start?: Answers): Promise<Draft>;
  /** The same for a message that is an answer at once: the answer claims the update, so this does not. */
  begin(personId: number, form: Form, start?: Answers): Promise<Draft>;
  change(updateId: number, personId: number, draft: Draft, change: DraftChange): Promise<Draft>;
  /** Keeps one part of an answer, and the answers of this draft. The open question stays as it is, but for one that the part calls for: `asked`. */
  addPart(
    updateId: number,
    personId: number,
    draft: Draft,
    fieldId: string,
    part: Part & { asked?: string },
  ): Promise<Draft>;
  /** What is stored about the things that were answered, as JSON. */
  lookUp(form: string, fieldId: string, answers: Answers, personId: number): Promise<unknown>;
  /** The files of this draft. */
  listFiles(draft: Draft): Promise<Gathered["files"]>;
  /** Asks once the parts of an album have stopped coming; whatever else is asked meanwhile takes its place. */
  askSoon(personId: number, screen: Screen): Promise<void>;
  /** Files the case with these answers and closes the draft. */
  submit(updateId: number, personId: number, draft: Draft, answers: Answers): Promise<void>;
  delete(updateId: number, draft: Draft): Promise<void>;
}
