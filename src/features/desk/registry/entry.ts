import type { Message } from "grammy/types";
import type { Trx } from "../../../db/schema.js";
import type { Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import type { Right } from "../../../router/right.js";
import type { Screen } from "../desk-screen.js";
import type { Answer, Read } from "./read-answer.js";

export interface Reader {
  t: Translate;
  locale: Locale;
}

/** A table that staff keep, or one kind of thing in it: what is shown of it, and what may be done to it there. */
export interface Entry {
  /** Stands in its buttons and in its questions, so no other has it. */
  id: string;
  right: Right;
  /** Opens it; only of what needs no key. */
  command?: string;
  /** `undefined`: there is no such thing any more. */
  open(trx: Trx, reader: Reader, key: string): Promise<Page | undefined>;
  /** Takes what came with the command; `undefined` when that is nothing, and the page is shown. */
  given?(trx: Trx, reader: Reader, given: Given): Promise<Outcome>;
}

/** Where a button leads: to the one of this key, or to the only one. */
export interface Target {
  entry: Entry;
  key?: string;
}

/** What an act led to: a thing, or words in place of the page; the page itself, as it stands then, by default. */
export type Outcome = Target | Screen | undefined;

export interface Page {
  text: string;
  rows: readonly (Row | List)[];
}

export type Row = readonly Button[];

/** As many as there are; what does not fit on a screen is on its next pages. */
export interface List {
  list: readonly Button[];
  columns?: number;
}

export type Button = Link | Act | Question;

/** `label` is plain text. */
interface Link {
  label: string;
  to: Target;
}

export interface Act {
  label: string;
  /** Known on its page by it. */
  id: string;
  /** A text says in a toast, plain and short, why it cannot be. */
  act(trx: Trx, by: number): Promise<Outcome | string>;
}

/** Asks whoever presses it for something in words, in a message whose reply is the answer. */
export interface Question {
  label: string;
  id: string;
  ask: string;
  take(trx: Trx, answered: Answered): Promise<Target | typeof AGAIN | undefined>;
}

interface Answered {
  answer: Answer;
  by: number;
  /** The key of what an earlier answer to the same question added. */
  made: string | null;
}

export interface Given {
  text: string;
  /** The message to which the command replies. */
  replied: Message | undefined;
  by: number;
}

/** The answer says nothing usable: the question is asked again. */
export const AGAIN = Symbol("again");

/** A question for each field: what it reads is what changes. */
export function questions<Fields extends Readonly<Record<string, Read<object>>>>(
  fields: Fields,
  words: { label(id: keyof Fields): string; ask(id: keyof Fields): string },
  change: (trx: Trx, change: ChangeBy<Fields>, by: number) => Promise<unknown>,
): Question[] {
  return Object.entries(fields).map(([id, read]) => ({
    ...{ id, label: words.label(id), ask: words.ask(id) },
    async take(trx, { answer, by }) {
      const values = read(answer);
      if (values === undefined) return AGAIN;
      await change(trx, values as ChangeBy<Fields>, by);
      return undefined;
    },
  }));
}

type ChangeBy<Fields extends Readonly<Record<string, Read<object>>>> = Exclude<
  ReturnType<Fields[keyof Fields]>,
  undefined
>;

interface Adding<Values> {
  /** Gives back the key. */
  insert(trx: Trx, values: Values, by: number): Promise<string>;
  change(trx: Trx, key: string, values: Values, by: number): Promise<unknown>;
}

/** Takes an answer that adds something; answered once more, the question changes that instead of adding another. */
export function adds<Values>(
  entry: Entry,
  read: Read<Values>,
  { insert, change }: Adding<Values>,
): Question["take"] {
  return async (trx, { answer, by, made }) => {
    const values = read(answer);
    if (values === undefined) return AGAIN;
    if (made !== null) await change(trx, made, values, by);
    return { entry, key: made ?? (await insert(trx, values, by)) };
  };
}

/** Many buttons in rows of so many. */
export function inRows<T>(columns: number, buttons: readonly T[]): T[][] {
  const rows: T[][] = [];
  for (let at = 0; at < buttons.length; at += columns) rows.push(buttons.slice(at, at + columns));
  return rows;
}

/** The label of what is chosen, or is so. */
export function ticked(label: string, isOn: boolean): string {
  return isOn ? `✓ ${label}` : label;
}
