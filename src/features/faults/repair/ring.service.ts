import type { Trx } from "../../../db/schema.js";
import { callDuty } from "../../cases/card/duty.service.js";
import { nextCall } from "../record/incident-clock.service.js";
import { changeIncident, getIncident } from "../record/incident.repository.js";

/** Calls the duty chat about an urgent fault now, and again and again until somebody takes it. */
export async function ring(trx: Trx, caseId: number, now: Date): Promise<void> {
  const { category } = await getIncident(trx, caseId);
  await changeIncident(trx, caseId, { ring_at: await nextCall(trx, category, now) });
  await callDuty(trx, caseId);
}
