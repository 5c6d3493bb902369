import type { Case, Person, Trx } from "../../../db/schema.js";
import { translator } from "../../../i18n/i18n.js";
import { enqueue } from "../../../outbox/outbox.repository.js";
import type { CaseKinds } from "../record/case-kind.js";
import { findLastTold, insertCaseMessage } from "../record/case-message.repository.js";

/** Marks what tells a writer where a case stands, until something else is told him of it. */
const STANDS = "stands";
/** After that he may have forgotten, and the days to reopen go by. */
const REMEMBERED_MS = 24 * 3_600_000;

/** Tells whoever wrote to a case that its kind knows more than that his words are kept; once in a row. */
export async function tellAfterWords(
  trx: Trx,
  kinds: CaseKinds,
  person: Person,
  { of, wroteTo }: { of: Case; wroteTo: Case },
): Promise<void> {
  const locale = person.locale ?? "ru";
  const reader = { personId: person.id, locale, t: translator(locale) };
  const news = await kinds[of.kind].afterWords?.(trx, of, wroteTo, reader);
  if (!news) return;
  const last = await findLastTold(trx, of.id, person.id);
  const since = new Date(Date.now() - REMEMBERED_MS).toISOString();
  if (last?.purpose === STANDS && last.created_at >= since) return;
  const message = { case_id: of.id, kind: "out", person_chat_id: person.id } as const;
  const caseMessageId = await insertCaseMessage(trx, { ...message, purpose: STANDS });
  const row = { chatId: person.id, caseId: of.id, caseMessageId };
  await enqueue(trx, { ...row, method: "sendMessage", payload: news });
}
