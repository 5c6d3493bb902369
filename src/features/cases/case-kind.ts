import type { InlineKeyboard } from "grammy";
import type { Case, CaseKind, Db, Trx } from "../../db/schema.js";
import type { Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import type { MoveRule } from "./case-state.js";

/** What a kind of case adds to the common card. `cases` itself knows no kind. */
export interface CaseKindView {
  /** A few words that tell this case from others in a list: plain text. */
  subject(db: Db, of: Case): Promise<string>;
  /** The body of the staff's card, in HTML. */
  lines(db: Db, of: Case, t: Translate, locale: Locale): Promise<string[]>;
  /** What the person's own view of a case adds: lines in HTML, and buttons for what can be done with it. */
  own?(db: Db, of: Case, t: Translate): Promise<{ lines: string[]; buttons: InlineKeyboard }>;
  /** A phone to call when Telegram does not reach the person, if one was given. */
  phone(db: Db, of: Case): Promise<string | undefined>;
  /**
   * Takes part in a move, in its transaction and before the case changes. May refuse it, and says to staff why, in
   * plain text; the case then stays as it is.
   */
  onMove?(trx: Trx, of: Case, move: MoveRule): Promise<Refusal | undefined>;
}

export interface Refusal {
  refused(t: Translate): string;
}

export type CaseKinds = Readonly<Record<CaseKind, CaseKindView>>;
