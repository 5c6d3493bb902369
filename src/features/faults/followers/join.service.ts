import type { Case, Trx } from "../../../db/schema.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { insertEvent, lockCase } from "../../cases/record/case.repository.js";
import { announceToStaff, enqueueToPerson, languageOf } from "../../cases/moves/case.service.js";
import { showCard } from "../../cases/record/show-card.service.js";
import {
  countFollowers,
  insertFollower,
  isFollower,
  NOBODY,
} from "../../cases/record/follower.repository.js";
import { moveCase } from "../../cases/moves/move.service.js";
import { type Assigned, assignByRule } from "../repair/assign.service.js";
import { COUNT_MS } from "../record/incident-terms.js";
import { incidentName } from "../record/incident-name.service.js";
import { findWhereItGoesOn } from "../record/redirect.repository.js";
import { getIncident, isJoinable } from "../record/incident.repository.js";
import { joinedView } from "../record/incident.view.js";
import { sendJob } from "../repair/job.service.js";
import { isPublic } from "../record/public-fault.js";

interface Joining {
  caseId: number;
  personId: number;
  now: Date;
}

/** "I have this too", by one tap: from now on the person hears of every move, without a report of his own. */
export async function joinFault(
  trx: Trx,
  kinds: CaseKinds,
  { personId, now, ...asked }: Joining,
): Promise<"joined" | "known" | "over"> {
  // The button may be older than a merge.
  const caseId = await findWhereItGoesOn(trx, asked.caseId);
  if (caseId === undefined) return "over";
  const joining = { caseId, personId, now };
  if (!isJoinable(await lockCase(trx, caseId))) return "over";
  if (await isFollower(trx, caseId, personId)) return "known";
  const incident = await getIncident(trx, caseId);
  // The button of a public fault is shown to everybody; of others there is none, and a forged press joins nothing.
  if (!isPublic(incident)) return "over";
  const { of, responsible } = await wakeKnown(trx, kinds, joining);
  await insertFollower(trx, joining);
  await insertEvent(trx, {
    ...{ case_id: caseId, kind: "joined", actor: "person", actor_id: personId },
    at: now.toISOString(),
  });
  await showCard(trx, caseId, COUNT_MS);
  await sayJoined(trx, of, personId);
  if (responsible) await sendJob(trx, of, responsible);
  return "joined";
}

/** Says to somebody who has just joined where the fault stands. */
export async function sayJoined(trx: Trx, of: Case, personId: number): Promise<void> {
  const { t, locale } = await languageOf(trx, personId);
  const incident = await getIncident(trx, of.id);
  const others = (await countFollowers(trx, of.id)) - 1;
  const name = await incidentName(trx, of.id, locale);
  await enqueueToPerson(trx, of, personId, joinedView(t, locale, { of, name, incident, others }));
}

/** What was only published gets a number, a promise and somebody to mend it once somebody reports or joins it here. */
export async function wakeKnown(
  trx: Trx,
  kinds: CaseKinds,
  { caseId, personId: actorId, now }: Joining,
): Promise<Assigned> {
  const before = await lockCase(trx, caseId);
  if (before.person_id !== NOBODY || before.state !== "known") {
    return { of: before, responsible: undefined };
  }
  const request = { caseId, move: "register", by: "person", actorId, now } as const;
  const { of } = await moveCase(trx, kinds, request);
  await announceToStaff(trx, of);
  return assignByRule(trx, kinds, of, now);
}
