import type { InlineKeyboard } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import type { Case, CaseKind, Db, Trx } from "../../../db/schema.js";
import type { SentFile } from "../../../forms/form.js";
import type { Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import type { CaseChange } from "./case.repository.js";
import type { MoveRule } from "./case-rules.js";
import type { Mover } from "./case-state.js";
import type { PersonWords } from "../messages/relay.service.js";

/** What a kind of case adds to the common card. `cases` itself knows no kind. */
export interface CaseKindView {
  /** A few words that tell this case from others in a list: plain text. */
  subject(db: Db, of: Case, locale: Locale): Promise<string>;
  /** The body of the staff's card, in HTML. */
  lines(db: Db, of: Case, t: Translate, locale: Locale): Promise<string[]>;
  /** What a person's own view of a case adds: lines in HTML, and buttons for what can be done with it. */
  own?(db: Db, of: Case, reader: Reader): Promise<OwnView>;
  /** Further buttons under the staff's card. */
  cardButtons?(db: Db, of: Case, t: Translate): Promise<InlineKeyboardButton[]>;
  /** A phone to call when Telegram does not reach this person, if one was given and may be shown to staff. */
  phone(db: Db, of: Case, personId: number): Promise<string | undefined>;
  /** How staff see somebody who wrote to the case; by his name, if a kind says nothing else. */
  nameOf?(db: Db, of: Case, personId: number, t: Translate): Promise<string>;
  /** Who the case is from, on the card in HTML; the person by name and language, if a kind says nothing else. */
  from?(db: Db, of: Case, t: Translate): Promise<string[]>;
  /**
   * Takes part in a move, in its transaction and before the case changes. May refuse it, and says to staff why, in
   * plain text; the case then stays as it is. May also change what the table leaves open, such as the assignee.
   */
  onMove?(trx: Trx, of: Case, move: MoveRule, made: MadeMove): Promise<MoveEffect | undefined>;
  /** The case in which this one goes on, for this person if one is named: what is written to it is written there. */
  goesOnIn?(db: Db, of: Case, personId?: number): Promise<number | undefined>;
  /** What somebody reads whose words are kept with a case, where the receipt alone leaves him waiting for nothing. */
  afterWords?(db: Db, of: Case, wroteTo: Case, reader: Reader): Promise<News | undefined>;
  /** What the duty chat is told while nobody takes an urgent case; nothing once somebody has. */
  call?(
    db: Db,
    of: Case,
    t: Translate,
    locale: Locale,
  ): Promise<{ text: string; reply_markup: unknown } | undefined>;
  /** Who hears, besides the desk, that a promise is broken: their Telegram ids; the heads, if a kind says nothing else. */
  overseers?(trx: Trx, of: Case): Promise<number[]>;
  /** Keeps a file that somebody sent into the talk, where it belongs to what the case is about; kept twice is kept once. */
  keepFile?(trx: Trx, of: Case, personId: number, file: SentFile): Promise<void>;
  /** Brings what somebody added in the talk to whoever else works on it, besides the desk. */
  passOn?(trx: Trx, of: Case, added: Addition): Promise<void>;
  /**
   * What each of those who hear of a move reads, made ready once for all of them; the new state and the words, if a
   * kind says nothing else.
   */
  news?(db: Db, of: Case, words: string | undefined): Promise<(reader: Reader) => News>;
}

/** What somebody wrote to a case, and how long it gathers before it leaves. */
export interface Addition extends PersonWords {
  personId: number;
  waitMs: number;
}

export interface OwnView {
  lines: string[];
  buttons: InlineKeyboard;
  /** `false`: it is not this person's alone to withdraw. */
  mayWithdraw?: boolean;
}

/** For whom something is drawn. */
export interface Reader {
  personId: number;
  t: Translate;
  locale: Locale;
}

export interface News {
  text: string;
  reply_markup: unknown;
  /** Telegram's file id of a photo over the text. */
  photo?: string;
  /** Photos side by side above the text, each with a word under it. */
  album?: readonly { photo: string; caption: string }[];
}

/** Who moved the case, and when. */
export interface MadeMove {
  by: Mover;
  actorId: number;
  now: Date;
}

export interface Refusal {
  refused(t: Translate): string;
}

export type MoveEffect = Refusal | { change: CaseChange };

export type CaseKinds = Readonly<Record<CaseKind, CaseKindView>>;
