import type { Draft } from "../telegram/context.js";
import type { Drafts } from "./drafts.js";
import { applicableFields, type Form, type Gathered } from "./form.js";

/** The draft with what was gathered in the place of the answer, as questions and the summary show it. */
export async function withGathered(drafts: Drafts, form: Form, draft: Draft): Promise<Draft> {
  const field = applicableFields(form, draft.answers).find(({ gathers }) => gathers);
  if (!field) return draft;
  const files = await drafts.listFiles(draft);
  const held = draft.answers[field.id];
  const note = typeof held === "object" && held !== null ? held : undefined;
  if (files.length === 0 && !note) return draft;
  const gathered: Gathered = { files, ...(note && { note }) };
  return { ...draft, answers: { ...draft.answers, [field.id]: gathered } };
}
