import type { Responsible } from "../../../db/fault-schema.js";
import type { Case, Trx } from "../../../db/schema.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { lockCase } from "../../cases/record/case.repository.js";
import { findMove, type Mover } from "../../cases/record/case-state.js";
import { type MoveOutcome, moveCase } from "../../cases/moves/move.service.js";
import { findDispatch, findResponsible } from "./dispatch.repository.js";
import { watchAssignee } from "../record/incident-clock.service.js";
import { changeIncident, getIncident } from "../record/incident.repository.js";
import { isJob } from "./job.js";
import { sayJobIsOver, sendJob } from "./job.service.js";

export interface Assignment {
  caseId: number;
  /** `null`: the clerk who does it means himself. */
  responsible: Responsible | null;
  by: Extract<Mover, "clerk" | "system">;
  actorId: number;
  now: Date;
}

/** A fault after the rule of its category was applied; `responsible` got it by that. */
export interface Assigned {
  of: Case;
  responsible: Responsible | undefined;
}

/**
 * Gives a fault to somebody to mend: he gets the job in his own chat, and whoever had it before hears that. Who has it
 * already gets the job once more, and that is no news to residents.
 */
export async function assignIncident(
  trx: Trx,
  kinds: CaseKinds,
  assignment: Assignment,
): Promise<MoveOutcome> {
  const { responsible } = assignment;
  const before = await lockCase(trx, assignment.caseId);
  if (await isWithHim(trx, before, assignment)) {
    await watchAnew(trx, before, assignment.now);
    if (responsible) await sendJob(trx, before, responsible);
    return { kind: "moved", of: before };
  }
  const outcome = await moveTo(trx, kinds, before, assignment);
  if (outcome.kind !== "moved") return outcome;
  if (before.assignee_id !== outcome.of.assignee_id) await sayJobIsOver(trx, before);
  if (responsible) await sendJob(trx, outcome.of, responsible);
  return outcome;
}

/** Whether it is now the job of the very person to whom it is given. */
async function isWithHim(trx: Trx, of: Case, assignment: Assignment): Promise<boolean> {
  const { responsible, actorId } = assignment;
  const { responsible_id } = await getIncident(trx, of.id);
  if (!isJob(of) || responsible_id !== (responsible?.id ?? null)) return false;
  return of.assignee_id === (responsible ? responsible.user_id : actorId);
}

/** A clerk stands for it now; who has not begun has his time from now on. */
async function watchAnew(trx: Trx, of: Case, now: Date): Promise<void> {
  const { category } = await getIncident(trx, of.id);
  const begun = { category, isUrgent: of.is_urgent === 1, now };
  await changeIncident(trx, of.id, {
    ...{ react_at: null, ring_at: null },
    ...(of.state === "assigned" && (await watchAssignee(trx, begun))),
  });
}

/**
 * Gives a fault that is being filed to whoever mends its category, if the operator has named somebody. Comes before
 * anybody follows it: the number itself is the news. The job is sent by the caller, once the report is there.
 */
export async function assignByRule(
  trx: Trx,
  kinds: CaseKinds,
  of: Case,
  now: Date,
): Promise<Assigned> {
  const { category } = await getIncident(trx, of.id);
  const id = (await findDispatch(trx, category))?.responsible_id ?? null;
  const responsible = id === null ? undefined : await findResponsible(trx, id);
  if (!responsible) return { of, responsible };
  const rule = { caseId: of.id, responsible, by: "system", actorId: 0, now } as const;
  const outcome = await moveTo(trx, kinds, of, rule);
  return { of: outcome.of, responsible: outcome.kind === "moved" ? responsible : undefined };
}

async function moveTo(trx: Trx, kinds: CaseKinds, before: Case, assignment: Assignment) {
  const { caseId, responsible, by, actorId, now } = assignment;
  if (!findMove(before, "assign", by)) return { kind: "impossible", of: before } as const;
  await changeIncident(trx, caseId, {
    responsible_id: responsible?.id ?? null,
    // A rule is nobody's promise: until somebody acts, the first reaction is due and the duty chat is called.
    ...(by === "clerk" && { react_at: null, ring_at: null }),
  });
  return moveCase(trx, kinds, { caseId, move: "assign", by, actorId, now });
}

/** Takes a fault from whoever had it; somebody else may take it now. */
export async function returnToQueue(
  trx: Trx,
  kinds: CaseKinds,
  request: { caseId: number; by: "clerk" | "system"; actorId: number; now: Date },
): Promise<MoveOutcome> {
  const before = await lockCase(trx, request.caseId);
  const outcome = await moveCase(trx, kinds, { ...request, move: "unassign" });
  const isOwnWish = before.assignee_id === request.actorId;
  if (outcome.kind === "moved" && !isOwnWish) await sayJobIsOver(trx, before);
  return outcome;
}
