import type { CaseMessage, Trx } from "../../../db/schema.js";
import { takeBack } from "../../../outbox/change.repository.js";
import { listUnplacedParts } from "../record/album.repository.js";
import { setDelivery } from "../record/case-message.repository.js";
import { insertEvent, lockCase } from "../record/case.repository.js";
import { OPERATOR_OFFICE, PERSON_OFFICE } from "../record/case-rules.js";
import { isFinal } from "../record/case-state.js";
import { showCard } from "../record/show-card.service.js";
import { putOnDesk } from "./move.service.js";
import { hasUnanswered, listCopies } from "../record/conversation.repository.js";

/** Takes an answer back before it left, with all parts of its album; `false` when it is too late. */
export async function undoAnswer(trx: Trx, answer: CaseMessage): Promise<boolean> {
  if (answer.delivery !== "waiting" || !(await takeBack(trx, answer.id))) return false;
  for (const part of await listUnplacedParts(trx, answer)) {
    await setDelivery(trx, part.id, "undone");
    for (const copy of await listCopies(trx, part.id)) {
      await takeBack(trx, copy.id);
      await setDelivery(trx, copy.id, "undone");
    }
  }
  const { case_id, clerk_id: actor_id } = answer;
  await insertEvent(trx, { case_id, kind: "undone", actor: "clerk", actor_id });
  await resumeClock(trx, case_id);
  return true;
}

/** A question that nobody answered after all waits for the operator again, and its clock runs. */
async function resumeClock(trx: Trx, caseId: number): Promise<void> {
  const of = await lockCase(trx, caseId);
  const isWithPerson = of.kind === "question" && of.office_id === PERSON_OFFICE;
  if (!isWithPerson || isFinal(of) || !(await hasUnanswered(trx, caseId))) return;
  await putOnDesk(trx, of, OPERATOR_OFFICE, new Date());
  await showCard(trx, caseId);
}
