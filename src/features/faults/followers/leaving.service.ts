import type { Case, Db, Trx } from "../../../db/schema.js";
import { changeCase, lockCase } from "../../cases/record/case.repository.js";
import { showCard } from "../../cases/record/show-card.service.js";
import { isFinal } from "../../cases/record/case-state.js";
import {
  countFollowers,
  findFollower,
  leaveCase,
  listAudience,
  NOBODY,
} from "../../cases/record/follower.repository.js";
import { COUNT_MS } from "../record/incident-terms.js";
import { findReportOf, listReports } from "../record/report.repository.js";
import { getIncident } from "../record/incident.repository.js";

const ALL = 1_000;

/** `last`: he reported it, and nobody else would hear of it. What was published stands without anybody. */
export type Leaving = "possible" | "last" | "stranger";

export async function mayLeave(db: Db, of: Case, personId: number): Promise<Leaving> {
  if (!(await findFollower(db, of.id, personId))) return "stranger";
  if (isFinal(of) || (await countFollowers(db, of.id)) > 1) return "possible";
  if ((await getIncident(db, of.id)).source !== null) return "possible";
  return (await findReportOf(db, of.id, personId)) ? "last" : "possible";
}

/** Somebody wants no more news of a fault. If it was his, it belongs to the next of those who reported it. */
export async function leaveIncident(
  trx: Trx,
  { caseId, personId, now }: { caseId: number; personId: number; now: Date },
): Promise<Leaving> {
  const of = await lockCase(trx, caseId);
  const leaving = await mayLeave(trx, of, personId);
  if (leaving !== "possible") return leaving;
  await leaveCase(trx, { caseId, personId, now });
  if (of.person_id === personId) {
    await changeCase(trx, of, { person_id: await nextOwner(trx, of) }, now);
  }
  await showCard(trx, caseId, COUNT_MS);
  return leaving;
}

async function nextOwner(trx: Trx, of: Case): Promise<number> {
  const left = (await listAudience(trx, of)).map(({ personId }) => personId);
  const reported = (await listReports(trx, of.id, ALL)).map((report) => report.person_id);
  return reported.find((id) => left.includes(id)) ?? left[0] ?? NOBODY;
}

/** Only what nobody else follows, and was not published, is one person's to withdraw. */
export async function mayWithdraw(db: Db, of: Case): Promise<boolean> {
  if ((await getIncident(db, of.id)).source !== null) return false;
  return (await countFollowers(db, of.id)) <= 1;
}
