import type { Case, Trx } from "../../../db/schema.js";
import { wakeCase } from "../../../outbox/change.repository.js";
import { findStaffMember } from "../../desk/staff.repository.js";
import type { CaseKinds, Refusal } from "../record/case-kind.js";
import { changeCase, getCase, insertEvent, lockCase } from "../record/case.repository.js";
import { type ClerkWords, keepTold, sendWords } from "../messages/answer.service.js";
import { OPERATOR_OFFICE, PERSON_OFFICE } from "../record/case-rules.js";
import { tellAudience } from "./case.service.js";
import { CARD, showCard } from "../record/show-card.service.js";
import {
  type CaseMove,
  findMove,
  isFinal,
  type Mover,
  onAnswer,
  stateRule,
} from "../record/case-state.js";
import { clockAfterMove, clockAtOffice } from "../record/clock.service.js";
import { movedView } from "./move.view.js";
import { showSeen } from "../messages/receipt.service.js";

export interface MoveRequest {
  caseId: number;
  move: CaseMove;
  by: Mover;
  actorId: number;
  /** Required by some moves: the reason, which goes to the person. */
  words?: ClerkWords & { text: string };
  /** Stands for the words that a move requires: a photo of finished work, for instance. */
  hasProof?: boolean;
  now: Date;
}

export type MoveOutcome =
  | { kind: "moved"; of: Case }
  | { kind: "impossible"; of: Case }
  /** A kind of case said no, and says why. */
  | ({ kind: "refused"; of: Case } & Refusal);

/**
 * Moves a case by the table of states, with everything that follows: its history, its clock, whose desk it lies on,
 * the word to the person and the card. Whatever is not in the table changes nothing.
 */
export async function moveCase(
  trx: Trx,
  kinds: CaseKinds,
  request: MoveRequest,
): Promise<MoveOutcome> {
  const { move, by, actorId, words, hasProof = false, now } = request;
  const before = await lockCase(trx, request.caseId);
  const rule = findMove(before, move, by);
  if (!rule || (rule.needsWords && !words && !hasProof)) return { kind: "impossible", of: before };
  const effect = await kinds[before.kind].onMove?.(trx, before, rule, { by, actorId, now });
  if (effect && "refused" in effect) return { kind: "refused", of: before, ...effect };

  const office = stateRule(before.kind, rule.to).office ?? OPERATOR_OFFICE;
  const of = await changeCase(
    trx,
    before,
    {
      state: rule.to,
      ...(await clockAfterMove(trx, before, rule.to, now)),
      ...(office !== before.office_id && { office_id: office, office_since: now.toISOString() }),
      ...(move === "take" && { assignee_id: actorId }),
      ...effect?.change,
    },
    now,
  );
  if (!of) return { kind: "impossible", of: await getCase(trx, before.id) };
  await insertEvent(trx, {
    case_id: of.id,
    kind: "moved",
    actor: by,
    actor_id: by === "system" ? null : actorId,
    from_state: before.state,
    to_state: of.state,
    reason: words?.text ?? null,
    at: now.toISOString(),
  });
  await tellMove(trx, kinds, of, words);
  if (move === "take") await showSeen(trx, of.id);
  await showCard(trx, of.id);
  // Its first card may still stand in the queue of new cases, which it has just left.
  await wakeCase(trx, of.id, CARD);
  return { kind: "moved", of };
}

/** A kind that has news of its own says the words in them; else they go as a clerk's words do. */
async function tellMove(
  trx: Trx,
  kinds: CaseKinds,
  of: Case,
  words: MoveRequest["words"],
): Promise<void> {
  const { news } = kinds[of.kind];
  if (news) {
    await tellAudience(trx, of, await news(trx, of, words?.text));
    if (words) await keepTold(trx, of, words);
    return;
  }
  const clerk = of.assignee_id === null ? undefined : await findStaffMember(trx, of.assignee_id);
  const moved = { of, assignee: clerk?.name };
  if (words) {
    await sendWords(trx, of, words, ({ t, locale, text }) =>
      movedView(t, locale, { ...moved, words: { text } }),
    );
  } else await tellAudience(trx, of, ({ t, locale }) => movedView(t, locale, moved));
}

/** What an answer of a clerk does to a case besides reaching the person. Comes before the answer itself. */
export async function noteAnswer(
  trx: Trx,
  kinds: CaseKinds,
  { caseId, clerkId, now }: { caseId: number; clerkId: number; now: Date },
): Promise<void> {
  const of = await lockCase(trx, caseId);
  if (isFinal(of)) return;
  if (onAnswer(of.kind) === "wait") {
    await putOnDesk(trx, of, PERSON_OFFICE, now);
    await showCard(trx, of.id);
  } else if (of.state === "registered") {
    await moveCase(trx, kinds, { caseId, move: "take", by: "clerk", actorId: clerkId, now });
  }
}

/** What documents or words of the person do to a case: whoever waited for them goes on. Comes after they are stored. */
export async function notePersonReplied(
  trx: Trx,
  kinds: CaseKinds,
  { caseId, personId: actorId, now }: { caseId: number; personId: number; now: Date },
): Promise<void> {
  const of = await lockCase(trx, caseId);
  if (findMove(of, "resume", "person")) {
    await moveCase(trx, kinds, { caseId, move: "resume", by: "person", actorId, now });
    return;
  }
  if (isFinal(of) || of.office_id !== PERSON_OFFICE) return;
  // It lies with the person by its state, and words alone do not change that.
  if (stateRule(of.kind, of.state).office === PERSON_OFFICE) return;
  await putOnDesk(trx, of, OPERATOR_OFFICE, now);
  await showCard(trx, of.id);
}

/** Changes whose desk a case lies on, and stops or starts its clock; says nothing to anybody. */
export async function putOnDesk(
  trx: Trx,
  of: Case,
  officeId: string,
  now: Date,
): Promise<Case | undefined> {
  if (of.office_id === officeId) return of;
  const clock = await clockAtOffice(trx, of, officeId, now);
  const change = { ...clock, office_id: officeId, office_since: now.toISOString() };
  return changeCase(trx, of, change, now);
}
