import type { Case, Trx } from "../../../db/schema.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { changeCase, getCase, insertEvent, lockCase } from "../../cases/record/case.repository.js";
import { showCard } from "../../cases/record/show-card.service.js";
import { isFollower } from "../../cases/record/follower.repository.js";
import { whereItGoesOn } from "../../cases/messages/redirect.service.js";
import { ring } from "../repair/ring.service.js";
import { beginIncidentClock, watchAssignee } from "../record/incident-clock.service.js";
import { changeIncident, getIncident, isJoinable } from "../record/incident.repository.js";

interface Alarm {
  personId: number;
  now: Date;
}

/**
 * Somebody speaks of danger: from now on the fault is promised by the hour, and the duty chat is called, also when
 * somebody has it. He may be asleep.
 */
export async function escalate(trx: Trx, of: Case, { personId, now }: Alarm): Promise<Case> {
  if (of.is_urgent) return of;
  const { category, react_at, remind_at } = await getIncident(trx, of.id);
  const begun = { category, isUrgent: true, now };
  const { clock, reactAt } = await beginIncidentClock(trx, begun);
  if (react_at !== null) await changeIncident(trx, of.id, { react_at: reactAt });
  if (remind_at !== null) await changeIncident(trx, of.id, await watchAssignee(trx, begun));
  await insertEvent(trx, {
    ...{ case_id: of.id, kind: "urgent", actor: "person", actor_id: personId },
    at: now.toISOString(),
  });
  await ring(trx, of.id, now);
  return (await changeCase(trx, of, { ...clock, is_urgent: 1 }, now)) ?? of;
}

export interface Called {
  kind: "called" | "already" | "over" | "stranger";
  of: Case;
}

/** "Call the officer on duty", by one tap of somebody who follows a fault. */
export async function callForHelp(
  trx: Trx,
  kinds: CaseKinds,
  { caseId, ...alarm }: Alarm & { caseId: number },
): Promise<Called> {
  // The button may be older than a merge.
  const { id } = await whereItGoesOn(trx, kinds, await getCase(trx, caseId));
  const of = await lockCase(trx, id);
  if (!(await isFollower(trx, of.id, alarm.personId))) return { kind: "stranger", of };
  if (!isJoinable(of)) return { kind: "over", of };
  if (of.is_urgent) return { kind: "already", of };
  const urgent = await escalate(trx, of, alarm);
  await showCard(trx, of.id);
  return { kind: "called", of: urgent };
}
