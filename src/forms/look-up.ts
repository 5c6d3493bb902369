import type { Drafts } from "./drafts.js";
import { type Answers, type Form, nextLookUp, withAnswer } from "./form.js";

/** The answers with all that can be looked up for them now; what is not found is `null`, and not looked for again. */
export async function withLookedUp(
  drafts: Drafts,
  form: Form,
  answers: Answers,
  personId: number,
): Promise<Answers> {
  const field = nextLookUp(form, answers);
  if (!field) return answers;
  const found = await drafts.lookUp(form.id, field.id, answers, personId);
  return withLookedUp(drafts, form, withAnswer(form, answers, field.id, found ?? null), personId);
}
