import type { Report } from "../../../db/fault-schema.js";
import type { Case, Trx } from "../../../db/schema.js";
import { changeCase, insertEvent, lockCase } from "../../cases/record/case.repository.js";
import {
  announceToStaff,
  enqueueToPerson,
  fileCase,
  languageOf,
} from "../../cases/moves/case.service.js";
import { showCard } from "../../cases/record/show-card.service.js";
import { isFinal } from "../../cases/record/case-state.js";
import { insertFollower } from "../../cases/record/follower.repository.js";
import type { Place } from "../record/report-answers.js";
import { countReports, findReport, listReports } from "../record/report.repository.js";
import { splitOffView } from "../record/incident.view.js";
import { beginIncidentClock } from "../record/incident-clock.service.js";
import { incidentName } from "../record/incident-name.service.js";
import { getIncident, insertIncident } from "../record/incident.repository.js";
import { dropFollower, moveReports } from "./merge.repository.js";
import { findSpot } from "../record/location.service.js";

export interface Split {
  reportId: number;
  clerkId: number;
  updateId: number;
  now: Date;
}

/** One report turns out to be another fault: it gets a number of its own, promised from when it was reported. */
export async function splitOff(trx: Trx, split: Split): Promise<Case | undefined> {
  const report = await findReport(trx, split.reportId);
  if (!report) return undefined;
  const of = await lockCase(trx, report.case_id);
  if (isFinal(of) || (await countReports(trx, of.id)) < 2) return undefined;
  const own = await fileSplit(trx, of, report, split);
  await moveReports(trx, { runKey: report.run_key }, own.id);
  await dropFollower(trx, of.id, report.person_id);
  await insertFollower(trx, { caseId: own.id, personId: report.person_id, now: split.now });
  await handOver(trx, of, report, split.now);
  await insertEvent(trx, {
    ...{ case_id: of.id, kind: "split", actor: "clerk", actor_id: split.clerkId },
    ...{ detail: { into: own.id }, at: split.now.toISOString() },
  });
  await showCard(trx, of.id);
  await announceToStaff(trx, own);
  const { t, locale } = await languageOf(trx, report.person_id);
  const name = await incidentName(trx, own.id, locale);
  const view = splitOffView(t, locale, { of: own, name, before: of.number ?? "" });
  await enqueueToPerson(trx, own, report.person_id, view);
  return own;
}

async function fileSplit(trx: Trx, of: Case, report: Report, split: Split): Promise<Case> {
  const incident = await getIncident(trx, of.id);
  const { category } = incident;
  const reported = new Date(report.created_at);
  const begun = { category, isUrgent: of.is_urgent === 1, now: reported };
  const { clock, reactAt } = await beginIncidentClock(trx, begun);
  const own = await fileCase(trx, {
    ...{ kind: "fault", letter: "C", personId: report.person_id, clock },
    ...{ runKey: `split:${report.id}:${of.id}`, updateId: split.updateId, now: split.now },
    isUrgent: begun.isUrgent,
  });
  const place = report.place === null ? undefined : (JSON.parse(report.place) as Place);
  const { object_id, park_id, street_id, latitude, longitude } = incident;
  const same = { object_id, park_id, street_id, latitude, longitude, place: incident.place };
  await insertIncident(trx, {
    ...(place ? await findSpot(trx, place, object_id) : same),
    ...{ case_id: own.id, category, since: report.created_at, react_at: reactAt },
  });
  return own;
}

/** The case was this person's as the first who reported it; now the next one is the first. */
async function handOver(trx: Trx, of: Case, report: Report, now: Date): Promise<void> {
  if (of.person_id !== report.person_id) return;
  const rest = await listReports(trx, of.id, 1_000);
  const next = rest.find(({ person_id }) => person_id === report.person_id) ?? rest[0];
  if (next && next.person_id !== of.person_id) {
    await changeCase(trx, of, { person_id: next.person_id }, now);
  }
}
