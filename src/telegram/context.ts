import type { Conversation, ConversationFlavor } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { Person } from "../db/schema.js";
import type { Locale } from "../i18n/locales.js";
import type { Translate } from "../i18n/i18n.js";

/** A form that somebody has begun. It crosses into the conversation, so it holds JSON values only. */
export interface Draft {
  id: number;
  form: string;
  version: number;
  answers: Readonly<Record<string, unknown>>;
  /** The open question: the only state that a form has. */
  asked: string | null;
  /** Whether the form stands in front of the person; not after "Later". */
  isActive: boolean;
}

/** What belongs to the update at hand, and nothing else. */
interface UpdateFlavor {
  /** Who acts. In the staff group `t` speaks the group's language, not the clerk's. */
  person: Person;
  locale: Locale;
  t: Translate;
  /** Whether this is the operator's own group. */
  isDesk: boolean;
  /** The form in front of the person, read once an update. */
  draft: Draft | undefined;
  /** Whether the open question was asked in answer to this update. */
  isAsked: boolean;
}

export type BotContext = ConversationFlavor<Context & UpdateFlavor>;

/** Inside a form: a fresh context that knows only the language. */
export type FormContext = Context & { locale: Locale; t: Translate };
export type FormConversation = Conversation<BotContext, FormContext>;
