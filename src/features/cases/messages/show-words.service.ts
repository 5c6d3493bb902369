import type { Case, Trx } from "../../../db/schema.js";
import { escapeHtml } from "../../../text/html.js";
import { tellDesk } from "../../desk/say-on-desk.js";
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
  await tellDesk(trx, of.id, async (t) => {
    const name = await writerName(trx, kinds, of, personId, t);
    return `${relayHead(t, name, { isCorrection: false })}\n${escapeHtml(words)}`;
  });
}
