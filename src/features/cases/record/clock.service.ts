import type { Case, CaseKind, CaseState, Trx } from "../../../db/schema.js";
import { getNumberSetting } from "../../desk/setting.repository.js";
import { getWorkTime } from "../../desk/work-time.repository.js";
import {
  beginClock,
  type Clock,
  NO_CLOCK,
  pauseClock,
  pauseUrgentClock,
  resumeClock,
  resumeUrgentClock,
} from "./case-clock.js";
import { PERSON_OFFICE } from "./case-rules.js";
import { isFinal, stateRule } from "./case-state.js";
import { TERMS } from "./terms.js";

/** The clock of a case that has just come into a state, by the term that the operator set for it. */
export async function clockOnEntering(
  trx: Trx,
  kind: CaseKind,
  state: CaseState,
  now: Date,
): Promise<Clock> {
  const { term } = stateRule(kind, state);
  if (term === undefined) return NO_CLOCK;
  const days = await getNumberSetting(trx, term, TERMS[term]);
  return beginClock(await getWorkTime(trx), now, days);
}

/** What a move makes of the clock: it ends, waits for the person, goes on, or begins a new term. */
export async function clockAfterMove(trx: Trx, of: Case, to: CaseState, now: Date): Promise<Clock> {
  if (isFinal({ state: to })) return NO_CLOCK;
  const before = stateRule(of.kind, of.state).term;
  const after = stateRule(of.kind, to).term;
  if (after === undefined) return paused(trx, of, now);
  const goesOn = before === undefined || before === after;
  if (goesOn && (of.due_at ?? of.left_minutes) !== null) {
    return resumed(trx, of, now);
  }
  return clockOnEntering(trx, of.kind, to, now);
}

/** The clock stands still while a case lies with the person himself, and runs on any other desk. */
export async function clockAtOffice(
  trx: Trx,
  of: Case,
  officeId: string,
  now: Date,
): Promise<Clock> {
  return officeId === PERSON_OFFICE ? paused(trx, of, now) : resumed(trx, of, now);
}

async function paused(trx: Trx, of: Case, now: Date): Promise<Clock> {
  return of.is_urgent ? pauseUrgentClock(now, of) : pauseClock(await getWorkTime(trx), now, of);
}

/** A clock that was put by goes on from where it stood; one that ran is as it was, be its day past. */
export async function clockTakenUp(trx: Trx, of: Case, held: Clock, now: Date): Promise<Clock> {
  return held.left_minutes === null ? held : resumed(trx, { ...of, ...held }, now);
}

async function resumed(trx: Trx, of: Case, now: Date): Promise<Clock> {
  return of.is_urgent ? resumeUrgentClock(now, of) : resumeClock(await getWorkTime(trx), now, of);
}
