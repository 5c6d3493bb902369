import type { Case, Trx } from "../../../db/schema.js";
import type { Clock } from "../../cases/record/case-clock.js";
import type { MadeMove, MoveEffect } from "../../cases/record/case-kind.js";
import type { MoveRule } from "../../cases/record/case-rules.js";
import { isFinal } from "../../cases/record/case-state.js";
import { clockTakenUp } from "../../cases/record/clock.service.js";
import { nextNumber } from "../../cases/moves/case.service.js";
import { NOBODY } from "../../cases/record/follower.repository.js";
import { beginIncidentClock, getTerm, watchAssignee } from "../record/incident-clock.service.js";
import { findDispatch, findResponsible } from "../repair/dispatch.repository.js";
import { isJobOf } from "../repair/job.js";
import { sayJobIsOver } from "../repair/job.service.js";
import { mayWithdraw } from "../followers/leaving.service.js";
import { changeIncident, getIncident } from "../record/incident.repository.js";

const DAY_MS = 24 * 3_600_000;
/** Somebody has begun, or nobody has to: no call, no reminder. */
const SETTLED = { react_at: null, ring_at: null, remind_at: null, return_at: null } as const;

/** What a move means for the fault itself, and what the table of states leaves to it. */
export async function followIncidentMove(
  trx: Trx,
  of: Case,
  rule: MoveRule,
  made: MadeMove,
): Promise<MoveEffect | undefined> {
  const { actorId, now } = made;
  if (endsJobOfAnother(of, rule, actorId)) await sayJobIsOver(trx, of);
  switch (rule.move) {
    case "register":
      return register(trx, of, made);
    case "take":
      await changeIncident(trx, of.id, {
        ...{ react_at: null, ring_at: null, responsible_id: null },
        ...(await watchedFrom(trx, of, now)),
      });
      return undefined;
    case "assign":
      await changeIncident(trx, of.id, await watchedFrom(trx, of, now));
      return { change: { assignee_id: await assigneeOf(trx, of, actorId) } };
    case "unassign":
      return backToQueue(trx, of, now);
    case "fix":
      return holdClock(trx, of, now);
    case "confirm":
    case "expire":
      await changeIncident(trx, of.id, { closes_at: null });
      return undefined;
    case "reopen":
      return reopen(trx, of, now);
    case "withdraw":
      if (!(await mayWithdraw(trx, of))) return { refused: (t) => t("incident.leaving.others") };
      await changeIncident(trx, of.id, SETTLED);
      return undefined;
    default:
      await changeIncident(trx, of.id, SETTLED);
      return undefined;
  }
}

/** Who was to mend it hears that somebody else has ended it, and not what he did himself. */
function endsJobOfAnother(of: Case, { to }: MoveRule, actorId: number): boolean {
  if (to !== "fixed" && !isFinal({ state: to })) return false;
  return of.assignee_id !== null && of.assignee_id !== actorId && isJobOf(of, of.assignee_id);
}

async function watchedFrom(trx: Trx, of: Case, now: Date) {
  const { category } = await getIncident(trx, of.id);
  return watchAssignee(trx, { category, isUrgent: of.is_urgent === 1, now });
}

/** Whoever was chosen to mend it, whom only a phone may reach; a clerk who chose nobody means himself. */
async function assigneeOf(trx: Trx, of: Case, actorId: number): Promise<number | null> {
  const { responsible_id } = await getIncident(trx, of.id);
  if (responsible_id === null) return actorId;
  return (await findResponsible(trx, responsible_id))?.user_id ?? null;
}

/** Nobody has it again; what is urgent calls the duty chat anew. */
async function backToQueue(trx: Trx, of: Case, now: Date): Promise<MoveEffect> {
  await changeIncident(trx, of.id, {
    ...{ responsible_id: null, remind_at: null, return_at: null },
    ring_at: of.is_urgent ? now.toISOString() : null,
  });
  return { change: { assignee_id: null } };
}

/** An issue that was only published becomes a case like any other: a number, a promise, a place in the queue. */
async function register(trx: Trx, of: Case, { by, actorId, now }: MadeMove): Promise<MoveEffect> {
  const { category } = await getIncident(trx, of.id);
  const begun = { category, isUrgent: of.is_urgent === 1, now };
  const { clock, reactAt } = await beginIncidentClock(trx, begun);
  await changeIncident(trx, of.id, { react_at: reactAt });
  const number = of.number ?? (await nextNumber(trx, "C", now));
  const isReported = by === "person" && of.person_id === NOBODY;
  // Nobody's desk had it before.
  const office = { office_since: now.toISOString() };
  return { change: { ...clock, ...office, number, ...(isReported && { person_id: actorId }) } };
}

/** Called mended: the promise is kept as it ran, for "not fixed" brings it back as it was. */
async function holdClock(trx: Trx, of: Case, now: Date): Promise<undefined> {
  const { category } = await getIncident(trx, of.id);
  const days = await getTerm(trx, "fault.silence-days", category);
  const { due_at, warn_at, term_minutes, left_minutes, warned_at, late_at } = of;
  const clock: Clock = { due_at, warn_at, term_minutes, left_minutes, warned_at, late_at };
  await changeIncident(trx, of.id, {
    ...SETTLED,
    held_clock: JSON.stringify(clock),
    fixed_at: now.toISOString(),
    closes_at: new Date(now.getTime() + days * DAY_MS).toISOString(),
  });
}

/** The same number and the old clock: what was promised is not promised anew. Whoever answers for the category has it. */
async function reopen(trx: Trx, of: Case, now: Date): Promise<MoveEffect> {
  const incident = await getIncident(trx, of.id);
  const held = JSON.parse(incident.held_clock ?? "null") as Clock | null;
  const clock = held && (await clockTakenUp(trx, of, held, now));
  const { category } = incident;
  const isUrgent = of.is_urgent === 1;
  const { reactAt } = await beginIncidentClock(trx, { category, isUrgent, now });
  await changeIncident(trx, of.id, {
    held_clock: null,
    closes_at: null,
    reopened: incident.reopened + 1,
    react_at: reactAt,
    ring_at: isUrgent ? now.toISOString() : null,
    responsible_id: null,
  });
  const supervisor = (await findDispatch(trx, category))?.supervisor_id ?? null;
  return { change: { ...clock, assignee_id: supervisor } };
}
