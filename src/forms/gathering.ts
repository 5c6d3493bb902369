import type { Draft } from "../telegram/context.js";
import type { Drafts } from "./drafts.js";
import {
  type Answer,
  type Answers,
  applicableFields,
  DONE,
  type Field,
  type Form,
  type Gathered,
  type Parsed,
} from "./form.js";
import type { Translate } from "../i18n/i18n.js";
import type { Locale } from "../i18n/locales.js";

/** The draft with what was gathered in the place of the answer, as questions and the summary show it. */
export async function withGathered(drafts: Drafts, form: Form, draft: Draft): Promise<Draft> {
  const field = applicableFields(form, draft.answers).find(({ gathers }) => gathers);
  if (!field) return draft;
  const files = await drafts.listFiles(draft);
  const held = draft.answers[field.id];
  const note = typeof held === "object" && held !== null ? held : undefined;
  if (files.length === 0 && !note) return draft;
  const done = typeof held === "string" ? held : undefined;
  const gathered: Gathered = { files, ...(note && { note }), ...(done !== undefined && { done }) };
  return { ...draft, answers: { ...draft.answers, [field.id]: gathered } };
}

/** The question, answered before, to which a file belongs that comes at another one. */
export function lateGathering(form: Form, { answers, asked }: Draft): Field | undefined {
  return applicableFields(form, answers).find(
    ({ id, takesLateFiles }) => takesLateFiles && id !== asked && typeof answers[id] === "string",
  );
}

/** A late file as a part of its answer, which stays done; `answers` hold what was gathered. */
export function parseLate(
  field: Field,
  answer: Answer,
  locale: Locale,
  answers: Answers,
): Parsed<unknown> {
  const part = field.parse(answer, locale, answers);
  if (part.kind !== "part") return part;
  const { files = [] } = answers[field.id] as Partial<Gathered>;
  const all = part.file ? [...files, { tag: part.tag ?? null, name: part.file.name }] : files;
  const gathered = { files: all, note: part.note };
  const done = field.parse({ choice: DONE }, locale, { ...answers, [field.id]: gathered });
  return done.kind === "value" ? { ...part, note: done.value as string } : done;
}

/** Words that a form is opened with, kept as if they were typed in it; `notice` says what of them was not. */
export function readGiven(
  form: Form,
  start: Answers,
  locale: Locale,
  t: Translate,
): { answers: Answers; notice?: string } {
  const field = form.fields.find(({ gathers, id }) => gathers && typeof start[id] === "string");
  if (!field) return { answers: start };
  const part = field.parse({ text: start[field.id] as string }, locale, {});
  if (part.kind !== "part") return { answers: start };
  const gathered = { files: [], note: part.note };
  const done = field.parse({ choice: DONE }, locale, { [field.id]: gathered });
  if (done.kind !== "value") return { answers: start };
  return {
    answers: { ...start, [field.id]: done.value },
    ...(part.problem !== undefined && { notice: field.explain(t, part.problem) }),
  };
}
