import type { Trx } from "../../../db/schema.js";
import { insertEvent, lockCase } from "../record/case.repository.js";
import { type ClerkWords, sendWords } from "../messages/answer.service.js";
import { showCard } from "../record/show-card.service.js";
import { canChangeOffice } from "../record/case-state.js";
import { putOnDesk } from "./move.service.js";
import { officeView } from "./move.view.js";
import { officeNames } from "../record/office.repository.js";

export interface OfficeRequest {
  caseId: number;
  officeId: string;
  /** What is waited for, in words that the person reads too. */
  words: ClerkWords & { text: string };
  now: Date;
}

/** Says whose desk an open case lies on from now; `false` when it cannot, or lies there already. */
export async function moveToOffice(trx: Trx, request: OfficeRequest): Promise<boolean> {
  const { officeId, words, now } = request;
  const before = await lockCase(trx, request.caseId);
  if (!canChangeOffice(before) || before.office_id === officeId) return false;
  const of = await putOnDesk(trx, before, officeId, now);
  if (!of) return false;
  await insertEvent(trx, {
    case_id: of.id,
    kind: "office",
    actor: "clerk",
    actor_id: words.clerkId,
    reason: words.text,
    detail: { office: officeId },
    at: now.toISOString(),
  });
  const offices = await officeNames(trx, officeId);
  await sendWords(trx, of, words, ({ t, locale, text }) =>
    officeView(t, locale, { of, office: offices[locale], text }),
  );
  await showCard(trx, of.id);
  return true;
}
