import type { CaseState } from "../../../db/schema.js";
import type { Answers } from "../../../forms/form.js";
import type { Locale } from "../../../i18n/locales.js";
import type { Category } from "../../../nlu/meaning.js";

export type Place =
  | { kind: "point"; latitude: number; longitude: number }
  | { kind: "park"; id: string }
  | { kind: "street"; id: string }
  | { kind: "words"; words: string };

/** A fault that is known near the place of a report. */
export interface Similar {
  caseId: number;
  /** The number; empty for an issue that nobody has reported here yet. */
  name: string;
  category: Category;
  objectId: string | null;
  followers: number;
  /** Whether the person himself follows it. */
  isFollowed: boolean;
  since: string;
  dueAt: string | null;
  state: CaseState;
  /** Telegram's file id of a picture that may be shown to neighbours. */
  photo: string | null;
  /** What was published of it, in each language; `null` for what residents reported. */
  published: Readonly<Record<Locale, string>> | null;
}

/** What a resident answers; answers to special questions stand beside these, by their ids. */
export interface ReportAnswers {
  /** The words; empty when only files were sent. */
  report: string;
  danger?: "urgent" | "none";
  /** Missing only in an urgent report that was sent by one tap. */
  category?: Category;
  /** `null`: none of the list. */
  objectId?: string | null;
  place?: Place | null;
  /** A pin outside the zone, confirmed once. */
  outside?: "yes";
  /** Looked up, never typed. */
  similar?: readonly Similar[];
  /** `new`, or the id of the case that it is the same as. */
  join?: string;
  named?: "named" | "private";
}

export function given(answers: Answers): Partial<ReportAnswers> {
  return answers;
}

/** The answers to questions of the category only. */
export function specialAnswers(answers: Answers): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id.startsWith("q-")));
}
