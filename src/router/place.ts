import type { Case, CaseMessage } from "../db/schema.js";

/** What a stored message belongs to: a case, the work of whoever mends it, or the question for a word to a rating. */
export type Owner = "case" | "job" | "rating";

/** What is known of a private message before anybody takes it. */
export interface Circumstances {
  /** It begins with a slash. Where a reply is asked for, Telegram sends a command as a reply as well. */
  isCommand: boolean;
  /** Words, and no file, contact or pin. */
  isText: boolean;
  isPhoto: boolean;
  /** A correction of an earlier message, which is then `stored`. */
  isEdit: boolean;
  /** What it replies to, or whose album it goes on with, as far as that is stored. */
  stored?: { owner: Owner; isReply: boolean };
  /** The form in front: one that asks for what was done about the very job, or another. */
  form?: "job" | "other";
  /** A word to a rating was asked for a short while ago. */
  isRatingOpen: boolean;
  /** How many conversations with clerks go on. */
  conversations: number;
  /** How many faults this person has to mend. */
  jobs: number;
}

/** Whom a message is for. `none`: nobody yet, so its words say what it is. */
export type Place = Owner | "command" | "form" | "conversation" | "work" | "none";

/**
 * The one rule of whose words a message is, the first that holds: a command; a word to a rating; what it replies to;
 * the form in front; a conversation with a clerk; the photo of somebody's work; nothing.
 *
 * A form in front comes before a conversation: it stands last on the screen, and a reply reaches the clerk all the same.
 */
export function placeOf(of: Circumstances): Place {
  const { stored, form } = of;
  if (of.isEdit) return stored?.owner === "case" ? "case" : form ? "form" : "none";
  if (of.isCommand) return "command";
  if (stored?.owner === "rating" && stored.isReply) return of.isText ? "rating" : "case";
  if (of.isText && of.isRatingOpen && !stored && !form) return "rating";
  // While somebody is asked for what was done, a reply to his job is the answer.
  if (stored?.owner === "job") return form === "job" ? "form" : "job";
  if (stored) return "case";
  if (form) return "form";
  if (of.conversations > 0) return "conversation";
  if (of.isPhoto && of.jobs > 0) return "work";
  return "none";
}

/** Where a message belongs, with what was found out on the way. */
export interface Belonging {
  place: Place;
  /** What it replies to, corrects, or goes on with the album of; the question that a word to a rating answers. */
  stored?: CaseMessage;
  /** Cases in conversation with a clerk, the latest first. */
  conversations: readonly number[];
  /** What this person has to mend. */
  jobs: readonly Case[];
}
