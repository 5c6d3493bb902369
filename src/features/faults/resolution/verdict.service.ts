import type { Case, Trx } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { lockCase } from "../../cases/record/case.repository.js";
import { enqueueToPerson, languageOf } from "../../cases/moves/case.service.js";
import { findMove } from "../../cases/record/case-state.js";
import { type MoveOutcome, moveCase } from "../../cases/moves/move.service.js";
import { findFollower } from "../../cases/record/follower.repository.js";
import { getIncident } from "../record/incident.repository.js";
import { tellWhoLooks } from "../repair/supervisor.service.js";
import { reopensUntil } from "./auto-reply.service.js";
import { claimNotFixed } from "../record/verdict.repository.js";

interface Said {
  caseId: number;
  personId: number;
  now: Date;
}

export type Verdict = MoveOutcome | { kind: "stranger" | "too-late"; of: Case };

/** Somebody who follows says that it is fixed: that closes it for all. */
export async function confirmFixed(trx: Trx, kinds: CaseKinds, said: Said): Promise<Verdict> {
  const { caseId, personId, now } = said;
  const of = await lockCase(trx, caseId);
  if (!(await findFollower(trx, caseId, personId))) return { kind: "stranger", of };
  return moveCase(trx, kinds, { caseId, move: "confirm", by: "person", actorId: personId, now });
}

/**
 * Somebody who follows says that it is not fixed: it goes to whoever answers for its category under the same number,
 * and the person may add what is still wrong.
 */
export async function sayNotFixed(
  trx: Trx,
  kinds: CaseKinds,
  { caseId, personId, now, isInForm }: Said & { isInForm: boolean },
): Promise<Verdict> {
  const of = await lockCase(trx, caseId);
  if (!(await findFollower(trx, caseId, personId))) return { kind: "stranger", of };
  if (!findMove(of, "reopen", "person")) return { kind: "impossible", of };
  if (await isTooLate(trx, of, now)) return { kind: "too-late", of };
  const { fixed_at: fixedAt } = await getIncident(trx, caseId);
  const isFirst = await claimNotFixed(trx, { caseId, personId, fixedAt: fixedAt ?? "", now });
  if (!isFirst) return { kind: "impossible", of };
  const request = { caseId, move: "reopen", by: "person", actorId: personId, now } as const;
  const outcome = await moveCase(trx, kinds, request);
  if (outcome.kind !== "moved") return outcome;
  const headKnows = await tellWhoLooks(trx, outcome.of);
  await askWhatIsWrong(trx, outcome.of, { personId, isInForm, headKnows });
  return outcome;
}

async function isTooLate(trx: Trx, of: Case, now: Date): Promise<boolean> {
  const until = await reopensUntil(trx, of);
  return until !== undefined && until < now;
}

/** In a form the next words belong to its question, so nothing there leads them here. */
async function askWhatIsWrong(
  trx: Trx,
  of: Case,
  { personId, isInForm, headKnows }: { personId: number; isInForm: boolean; headKnows: boolean },
) {
  const { t } = await languageOf(trx, personId);
  const input_field_placeholder = t("incident.what-is-wrong-short", plain);
  await enqueueToPerson(trx, of, personId, {
    text: [...(headKnows ? [t("incident.head-knows")] : []), t("incident.what-is-wrong")].join(
      "\n",
    ),
    reply_markup: isInForm ? undefined : { force_reply: true, input_field_placeholder },
  });
}
