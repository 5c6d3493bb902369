import type { Translate } from "../i18n/i18n.js";
import type { Locale } from "../i18n/locales.js";

/** What a person gives to a question: words, a button of ours, a contact card, a place on the map, or a file. */
export interface Answer {
  text?: string;
  choice?: string;
  contact?: { phone: string; isOwn: boolean };
  location?: { latitude: number; longitude: number };
  file?: SentFile;
}

/** `video` is whatever moves, `voice` whatever only sounds. */
export type FileKind = "photo" | "document" | "video" | "voice";

/** A file as Telegram tells of it; its bytes are fetched later. */
export interface SentFile {
  fileId: string;
  /** The same for the same file, however often it is sent. */
  uniqueId: string;
  kind: FileKind;
  name: string | null;
  /** Bytes. */
  size: number | null;
  caption: string | null;
  /** The parts of an album come one by one and share this. */
  albumId: string | null;
  messageId: number;
}

/** What an answer is worth: a value, the name of what is wrong with it, or one part of more to come. */
export type Parsed<T> = Value<T> | { kind: "problem"; problem: string } | Part;

export interface Value<T> {
  kind: "value";
  value: T;
  /** Answers to other questions that are settled by the same tap. */
  also?: Answers;
}

/** Leaves the question that stands open as it is. */
export interface Part {
  kind: "part";
  file?: SentFile;
  /** What the file is, where that is known. */
  tag?: string | null;
  /** What the answer holds: an object until it is done (where the next parts go, for instance), then a text. */
  note?: object | string;
  /** Answers to other questions that came along. */
  also?: Answers;
  /** What is wrong with something that came along; what is kept of it stays kept. */
  problem?: string;
}

/** What was gathered so far, in the place of the answer when a gathering question is asked or shown. */
export interface Gathered {
  files: readonly { tag: string | null; name: string | null }[];
  note?: object;
  /** The answer, once it was done before. */
  done?: string;
}

/** The button by which the person says that it is all. */
export const DONE = "done";

/** Values by field id. An optional question that was skipped holds `null`. All values are JSON. */
export type Answers = Readonly<Record<string, unknown>>;

export interface Choice {
  value: string;
  label: string;
}

/** One question of a form. Its `id` is the key under which the answer is kept, so it never changes meaning. */
export interface Field<T = unknown> {
  id: string;
  isOptional?: boolean | ((answers: Answers) => boolean);
  /** The name of the line in the summary. */
  label(t: Translate, locale: Locale): string;
  ask(t: Translate, answers: Answers, locale: Locale): string;
  /** Says what is wrong with an answer, and what a good one looks like. */
  explain(t: Translate, problem: string): string;
  /** The value as the summary and the staff's card show it: plain text. */
  show(t: Translate, value: T, locale: Locale, answers: Answers): string;
  /** Left out when an earlier answer makes the question pointless. */
  appliesTo?(answers: Answers): boolean;
  /** Buttons that answer the question, row by row. */
  choices?(t: Translate, answers: Answers, locale: Locale): Choice[][];
  /** Buttons that lead elsewhere, while the question stands open: what they do is others' business. */
  links?(t: Translate, answers: Answers): { data: string; label: string }[];
  /** A picture above the question: Telegram's file id. */
  photo?(answers: Answers): string | undefined;
  /** A question about another answer ("is that number right?"), which is no line of its own. */
  isCheck?: boolean;
  /** The answers that this one rests on: when one of them changes, this is asked anew. */
  about?: readonly string[];
  /** Its answer comes in parts until the person is done; a form has one such field at most. */
  gathers?: boolean;
  /** Files that are sent at a later question are parts of it, too. */
  takesLateFiles?: boolean;
  /** Comes with the opening of the form, or is looked up, and is never asked. */
  isGiven?: boolean;
  /** Found in what is stored, once all that it is `about` is answered. */
  isLookedUp?: boolean;
  /** Offers a button that sends the person's own contact. */
  requestsContact?: boolean;
  /** Offers a button that sends where the person is; `choices` are then shown as a list, on demand. */
  requestsLocation?: boolean;
  parse(answer: Answer, locale: Locale, answers: Answers): Parsed<T>;
}

/** A form is data: what it asks, in order. */
export interface Form {
  id: string;
  version: number;
  /** Leads back to it: a command of the bot, without the slash. */
  command?: string;
  /** What is said when the person leaves a form to which no command leads back. */
  kept?(t: Translate): string;
  /** What the form is for, above the summary. */
  title(t: Translate): string;
  /** What tells one filled form from another of the same kind, once it is given. */
  subject?(answers: Answers): string | undefined;
  /** Left out: the form is sent with its last answer, without a summary. */
  hasSummary: boolean;
  /** Whether an answer says that all else is not to be waited for. */
  isSentAtOnce?(answers: Answers): boolean;
  fields: readonly Field[];
}

/** Whether a step comes before the question that stands open; every question comes before the summary. */
export function comesBefore({ fields }: Form, step: string | null, asked: string | null): boolean {
  const place = (id: string | null) => fields.findIndex((field) => field.id === id);
  return place(step) >= 0 && (asked === SUMMARY || place(step) < place(asked));
}

/** The title, with what it is about once that is given: plain text. */
export function formTitle(t: Translate, form: Form, answers: Answers): string {
  const subject = form.subject?.(answers);
  return subject === undefined ? form.title(t) : `${form.title(t)}: ${subject}`;
}

/** The open question once every field is answered. */
export const SUMMARY = "summary";

/** The first question that still needs an answer; the summary, or `null` for a form that needs none, at the end. */
export function nextStep(form: Form, answers: Answers): string | null {
  if (form.isSentAtOnce?.(answers)) return null;
  const open = askedFields(form, answers).find((field) => !isAnswered(field, answers));
  return open?.id ?? (form.hasSummary ? SUMMARY : null);
}

/** What is to be looked up now: nothing that it rests on is still to be answered. */
export function nextLookUp(form: Form, answers: Answers): Field | undefined {
  if (form.isSentAtOnce?.(answers)) return undefined;
  const open = askedFields(form, answers).filter((field) => !isAnswered(field, answers));
  return applicableFields(form, answers)
    .filter(({ id, isLookedUp }) => isLookedUp && !(id in answers))
    .find(({ about = [] }) => !open.some(({ id }) => about.includes(id)));
}

/** A gathering question holds a note, which is an object, until it is done or skipped. */
function isAnswered({ id, gathers }: Field, answers: Answers): boolean {
  const isOpen = gathers && typeof answers[id] === "object" && answers[id] !== null;
  return id in answers && !isOpen;
}

/** The question before `step`, or `undefined` at the first one. */
export function stepBefore(form: Form, answers: Answers, step: string): string | undefined {
  const fields = askedFields(form, answers);
  const index = step === SUMMARY ? fields.length : fields.findIndex((field) => field.id === step);
  return fields[index - 1]?.id;
}

/** The questions that are asked in this case, given the answers so far. */
export function applicableFields(form: Form, answers: Answers): Field[] {
  return form.fields.filter((field) => field.appliesTo?.(answers) ?? true);
}

/** Those of them that a person is asked. */
export function askedFields(form: Form, answers: Answers): Field[] {
  return applicableFields(form, answers).filter((field) => !field.isGiven);
}

/** The questions whose answers are shown as lines. */
export function lineFields(form: Form, answers: Answers): Field[] {
  return askedFields(form, answers).filter((field) => !field.isCheck);
}

/** Answers to questions that the form asks today, in this very case; what fell away is left behind. */
export function currentAnswers(form: Form, answers: Answers): Answers {
  const fields = applicableFields(form, answers);
  return Object.fromEntries(
    fields.filter((field) => field.id in answers).map((field) => [field.id, answers[field.id]]),
  );
}

export function canSkip(field: Field, answers: Answers): boolean {
  const { isOptional = false } = field;
  return typeof isOptional === "boolean" ? isOptional : isOptional(answers);
}

/** The answers with one more; what rested on its former value falls away. */
export function withAnswer(form: Form, answers: Answers, id: string, value: unknown): Answers {
  const isNew = JSON.stringify(answers[id]) !== JSON.stringify(value);
  const stale = form.fields.filter((field) => isNew && field.about?.includes(id));
  const rest = Object.entries(answers).filter(([key]) => !stale.some((field) => field.id === key));
  return currentAnswers(form, { ...Object.fromEntries(rest), [id]: value });
}
