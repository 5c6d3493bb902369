import type { Case, Trx } from "../../../db/schema.js";
import { translator } from "../../../i18n/i18n.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { changeCase, insertEvent, lockCase } from "../../cases/record/case.repository.js";
import { announceToStaff } from "../../cases/moves/case.service.js";
import { showCard } from "../../cases/record/show-card.service.js";
import { findMove } from "../../cases/record/case-state.js";
import { moveCase } from "../../cases/moves/move.service.js";
import { NOBODY } from "../../cases/record/follower.repository.js";
import { findStaffChat } from "../../desk/staff.repository.js";
import { changeIncident, getIncident, isJoinable } from "../record/incident.repository.js";
import { moveFollowers, moveReports } from "./merge.repository.js";
import { ring } from "../repair/ring.service.js";

export interface Merge {
  fromId: number;
  intoId: number;
  clerkId: number;
  now: Date;
}

export type Merged = { kind: "merged"; into: Case } | { kind: "impossible"; of: Case };

/**
 * Takes one fault up in another: its reports, files and followers go there, nobody twice, and everybody who followed
 * it hears once where it goes on.
 */
export async function mergeIncidents(trx: Trx, kinds: CaseKinds, merge: Merge): Promise<Merged> {
  const { fromId, intoId, clerkId, now } = merge;
  const { from, into: target } = await lockBoth(trx, fromId, intoId);
  if (fromId === intoId || !findMove(from, "merge", "clerk"))
    return { kind: "impossible", of: from };
  if (!isJoinable(target)) return { kind: "impossible", of: target };
  const actor = { by: "clerk", actorId: clerkId, now } as const;
  if (target.state === "known") {
    await moveCase(trx, kinds, { caseId: intoId, move: "register", ...actor });
    await announceToStaff(trx, target);
  }
  const urgent = await takeOverUrgency(trx, from, await lockCase(trx, intoId), now);
  const into = await takeOverReporter(trx, from, urgent, now);
  // Before the move, whose news says where it goes on.
  await changeIncident(trx, fromId, { merged_into: intoId });
  const moved = await moveCase(trx, kinds, { caseId: fromId, move: "merge", ...actor });
  if (moved.kind !== "moved") throw new Error(`Case ${fromId} could not be merged after all`);
  await moveFollowers(trx, fromId, intoId);
  await moveReports(trx, { caseId: fromId }, intoId);
  const event = {
    kind: "merged",
    actor: "clerk",
    actor_id: clerkId,
    at: now.toISOString(),
  } as const;
  await insertEvent(trx, { ...event, case_id: intoId, detail: { from: fromId } });
  await showCard(trx, intoId);
  await sayMerged(trx, fromId, into);
  return { kind: "merged", into };
}

/** In one order for everybody, so that two who merge the same pair never wait for each other. */
async function lockBoth(trx: Trx, fromId: number, intoId: number) {
  if (fromId <= intoId) {
    const from = await lockCase(trx, fromId);
    return { from, into: await lockCase(trx, intoId) };
  }
  const into = await lockCase(trx, intoId);
  return { from: await lockCase(trx, fromId), into };
}

/** What was urgent stays so, with its own promise; and a fault began when the first of its reports says. */
async function takeOverUrgency(trx: Trx, from: Case, into: Case, now: Date): Promise<Case> {
  const [source, target] = [await getIncident(trx, from.id), await getIncident(trx, into.id)];
  if (source.since < target.since && target.source === null) {
    await changeIncident(trx, into.id, { since: source.since });
  }
  if (!from.is_urgent || into.is_urgent) return into;
  if (source.ring_at !== null) await ring(trx, into.id, now);
  const { due_at, warn_at, term_minutes, left_minutes, warned_at, late_at } = from;
  const clock = { due_at, warn_at, term_minutes, left_minutes, warned_at, late_at };
  return (await changeCase(trx, into, { ...clock, is_urgent: 1 }, now)) ?? into;
}

/** What was only published before is now the fault of whoever reported it first. */
async function takeOverReporter(trx: Trx, from: Case, into: Case, now: Date): Promise<Case> {
  if (into.person_id !== NOBODY) return into;
  return (await changeCase(trx, into, { person_id: from.person_id }, now)) ?? into;
}

async function sayMerged(trx: Trx, fromId: number, into: Case): Promise<void> {
  const t = translator((await findStaffChat(trx))?.locale ?? "ru");
  const payload = { text: t("merge.said", { number: into.number ?? "" }) };
  await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId: fromId });
}
