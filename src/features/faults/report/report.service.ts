import type { Case, Trx } from "../../../db/schema.js";
import { adoptAttachments } from "../../cases/messages/attachment.repository.js";
import { takeFiles } from "../../cases/moves/attachment.service.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { insertEvent, lockCase } from "../../cases/record/case.repository.js";
import {
  announceToStaff,
  enqueueToPerson,
  fileCase,
  languageOf,
} from "../../cases/moves/case.service.js";
import { showWords } from "../../cases/messages/show-words.service.js";
import { showCard } from "../../cases/record/show-card.service.js";
import type { File, Filing } from "../../cases/drafts/draft.service.js";
import { insertFollower, isFollower } from "../../cases/record/follower.repository.js";
import { setKnown } from "../../people/person.repository.js";
import { assignByRule } from "../repair/assign.service.js";
import { type ReportAnswers, given, specialAnswers } from "../record/report-answers.js";
import { countReports, insertReport } from "../record/report.repository.js";
import { acceptedView } from "../record/incident.view.js";
import { escalate } from "../followers/escalate.service.js";
import { beginIncidentClock, getTerm } from "../record/incident-clock.service.js";
import {
  findOutage,
  insertIncident,
  isJoinable,
  lockCategory,
} from "../record/incident.repository.js";
import { COUNT_MS } from "../record/incident-terms.js";
import { sayJoined, wakeKnown } from "../followers/join.service.js";
import { incidentName } from "../record/incident-name.service.js";
import { sendJob } from "../repair/job.service.js";
import { ring } from "../repair/ring.service.js";
import { tellPlaceFollowers } from "../subscriptions/follow.service.js";
import { addedView } from "./similar.view.js";
import { findSpot, type Spot } from "../record/location.service.js";

const MINUTE_MS = 60_000;
/** Files of so many reports go into the topic by themselves; those of further ones are kept and can be asked for. */
const MOST_SHOWN_REPORTS = 3;

interface Report {
  filing: Filing;
  answers: Partial<ReportAnswers>;
  category: NonNullable<ReportAnswers["category"]>;
  spot: Spot;
  isUrgent: boolean;
  now: Date;
}

/**
 * Files what a resident reported: as a fault of its own, or with the one that it is the same as. Reports of one object
 * that come within minutes are one outage, also when nobody was asked: nobody knew of it yet.
 */
export function fileReport(kinds: CaseKinds, clock = () => new Date()): File {
  return async (trx, filing) => {
    const answers = given(filing.answers);
    const report: Report = {
      filing,
      answers,
      category: answers.category ?? "other",
      spot: await findSpot(trx, answers.place, answers.objectId),
      isUrgent: answers.danger === "urgent",
      now: clock(),
    };
    await lockCategory(trx, report.category);
    await setKnown(trx, filing.personId, { kind: "resident" });
    const caseId = await findSame(trx, report);
    if (caseId === undefined) await fileIncident(trx, kinds, report);
    else await joinIncident(trx, kinds, caseId, report);
  };
}

/** The fault that was chosen, if it may still be joined; or the outage that others have just reported. */
async function findSame(trx: Trx, report: Report): Promise<number | undefined> {
  const { answers, category, spot, now } = report;
  if (answers.join === "new") return undefined;
  if (answers.join !== undefined) {
    const of = await lockCase(trx, Number(answers.join));
    if (isJoinable(of)) return of.id;
  }
  const minutes = await getTerm(trx, "fault.outage-minutes", category);
  return findOutage(trx, category, spot, new Date(now.getTime() - minutes * MINUTE_MS));
}

async function fileIncident(trx: Trx, kinds: CaseKinds, report: Report): Promise<void> {
  const { filing, answers, category, spot, isUrgent, now } = report;
  const { clock, reactAt } = await beginIncidentClock(trx, { category, isUrgent, now });
  const registered = await fileCase(trx, {
    ...filing,
    kind: "fault",
    letter: "C",
    clock,
    isUrgent,
    now,
  });
  const incident = await insertIncident(trx, {
    ...spot,
    case_id: registered.id,
    category,
    is_outside: answers.outside === "yes" ? 1 : 0,
    since: now.toISOString(),
    react_at: reactAt,
  });
  const { of: filed, responsible } = await assignByRule(trx, kinds, registered, now);
  await keepReport(trx, filed.id, report);
  if (isUrgent) await ring(trx, filed.id, now);
  await announceToStaff(trx, filed);
  const { t, locale } = await languageOf(trx, filing.personId);
  const name = await incidentName(trx, filed.id, locale);
  await enqueueToPerson(trx, filed, filing.personId, acceptedView(t, locale, { of: filed, name }));
  await takeFiles(trx, filing.runKey, filed.id);
  if (responsible) await sendJob(trx, filed, responsible);
  await tellPlaceFollowers(trx, filed, incident);
}

async function joinIncident(trx: Trx, kinds: CaseKinds, caseId: number, report: Report) {
  const { filing, answers, now } = report;
  const { personId } = filing;
  const woken = await wakeKnown(trx, kinds, { caseId, personId, now });
  const of = report.isUrgent ? await escalate(trx, woken.of, { personId, now }) : woken.of;
  const isFollowed = await isFollower(trx, caseId, personId);
  await keepReport(trx, caseId, report);
  if (!isFollowed) {
    await insertEvent(trx, {
      ...{ case_id: caseId, kind: "joined", actor: "person", actor_id: personId },
      at: now.toISOString(),
    });
  }
  const count = await countReports(trx, caseId);
  if (count <= MOST_SHOWN_REPORTS) await takeFiles(trx, filing.runKey, caseId);
  else await adoptAttachments(trx, filing.runKey, caseId);
  await showCard(trx, caseId, COUNT_MS);
  if (isFollowed) await addToOwn(trx, kinds, of, { personId, words: answers.report ?? "" });
  else await sayJoined(trx, of, personId);
  if (woken.responsible) await sendJob(trx, of, woken.responsible);
}

/** Whoever reports again what he follows has more to say of it: staff read his words, and he reads that they do. */
async function addToOwn(
  trx: Trx,
  kinds: CaseKinds,
  of: Case,
  { personId, words }: { personId: number; words: string },
): Promise<void> {
  if (words !== "") await showWords(trx, kinds, of, { personId, words });
  const { t, locale } = await languageOf(trx, personId);
  const name = await incidentName(trx, of.id, locale);
  await enqueueToPerson(trx, of, personId, addedView(t, locale, { of, name }));
}

async function keepReport(trx: Trx, caseId: number, report: Report): Promise<void> {
  const { filing, answers, now } = report;
  const { personId } = filing;
  const { locale } = await languageOf(trx, personId);
  await insertFollower(trx, { caseId, personId, now });
  await insertReport(trx, {
    case_id: caseId,
    person_id: personId,
    run_key: filing.runKey,
    update_id: filing.updateId,
    words: answers.report ?? "",
    place: answers.place ? JSON.stringify(answers.place) : null,
    answers: JSON.stringify(specialAnswers(filing.answers)),
    // Who was in a hurry was not asked; nothing is lost by keeping the name back.
    is_private: answers.named === "named" ? 0 : 1,
    locale,
    form_version: filing.formVersion,
    created_at: now.toISOString(),
  });
}
