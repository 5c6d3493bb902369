import type { CaseMessage, Trx } from "../../../db/schema.js";
import { type ClerkWords, sendWords } from "../messages/answer.service.js";
import { insertCaseMessage, setWords } from "../record/case-message.repository.js";
import { getCase } from "../record/case.repository.js";
import { correctionView } from "../record/case.view.js";
import { findFirstWritten } from "../record/conversation.repository.js";

/**
 * A clerk edited a message: the new version is kept beside the old one. What was sent to the person stays as it was,
 * and a correction follows it.
 */
export async function correctWords(
  trx: Trx,
  latest: CaseMessage,
  words: ClerkWords,
): Promise<void> {
  if (latest.text === (words.text ?? null) && latest.media === null) return;
  if (latest.kind === "note") {
    await insertCaseMessage(trx, {
      case_id: latest.case_id,
      kind: "note",
      staff_chat_id: words.chatId,
      staff_message_id: words.messageId,
      clerk_id: words.clerkId,
      text: words.text ?? null,
    });
    return;
  }
  // Nothing was sent yet, or never will be.
  if (latest.delivery === "asked" || latest.delivery === "undone") {
    return setWords(trx, latest.id, words.text ?? null);
  }
  const of = await getCase(trx, latest.case_id);
  const first = await findFirstWritten(trx, words.chatId, words.messageId);
  const correction = { ...words, albumId: undefined, replyToId: first?.id };
  await sendWords(trx, of, correction, ({ t, locale, text }) =>
    correctionView(t, locale, of, text),
  );
}
