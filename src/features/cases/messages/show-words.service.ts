import type { Case, Trx } from "../../../db/schema.js";
import { escapeHtml } from "../../../text/html.js";
import { translator } from "../../../i18n/i18n.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { findStaffChat } from "../../desk/staff.repository.js";
import type { CaseKinds } from "../record/case-kind.js";
import { relayHead } from "./conversation.view.js";
import { writerName } from "./sender-name.service.js";

/** Shows staff words that a person gave in a form, under his name as it may be seen: no message of his holds them. */
export async function showWords(
  trx: Trx,
  kinds: CaseKinds,
  of: Case,
  { personId, words }: { personId: number; words: string },
): Promise<void> {
  const t = translator((await findStaffChat(trx))?.locale ?? "ru");
  const name = await writerName(trx, kinds, of, personId, t);
  const text = `${relayHead(t, name, { isCorrection: false })}\n${escapeHtml(words)}`;
  await enqueue(trx, { chatId: DESK, method: "sendMessage", payload: { text }, caseId: of.id });
}
