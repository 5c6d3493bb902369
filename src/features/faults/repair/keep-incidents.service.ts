import { Attempts } from "../../../db/attempts.js";
import type { Commit } from "../../../db/commit.js";
import type { Case, Db, Trx } from "../../../db/schema.js";
import { escapeHtml } from "../../../text/html.js";
import { translator } from "../../../i18n/i18n.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { lockCase } from "../../cases/record/case.repository.js";
import { findStaffChat } from "../../desk/staff.repository.js";
import { returnToQueue } from "./assign.service.js";
import { findResponsible } from "./dispatch.repository.js";
import { responsibleName } from "./dispatch.view.js";
import { incidentName } from "../record/incident-name.service.js";
import { changeIncident, getIncident } from "../record/incident.repository.js";
import { enqueueToWorker, reachableIn, workerName } from "./job.service.js";
import { reminderView } from "./job.view.js";
import { type Alarm, claimAlarm, hasActedSinceMove, listDue } from "./overdue.repository.js";
import { ring } from "./ring.service.js";
import { linkTo, tellSupervisors } from "./supervisor.service.js";

/**
 * Does for every fault that nobody has begun what its hour asks for: whoever has it is reminded, it goes back to the
 * queue, the first reaction is missed, the duty chat is called again. Each once.
 *
 * @throws AggregateError when some could not be done; the others were, and these are tried again the next time
 */
export async function keepIncidents(
  db: Db,
  commit: Commit,
  kinds: CaseKinds,
  now: Date,
): Promise<void> {
  const attempts = new Attempts(commit);
  // What went back to the queue is called out in the same pass.
  const acts: [Alarm, (trx: Trx, of: Case) => Promise<void>][] = [
    ["return_at", (trx, of) => takeFromSilent(trx, kinds, of, now)],
    ["remind_at", remind],
    ["react_at", sayUnreacted],
    ["ring_at", (trx, of) => ring(trx, of.id, now)],
  ];
  for (const [alarm, act] of acts) {
    for (const id of await listDue(db, alarm, now)) {
      await attempts.make(async (trx) => {
        const of = await lockCase(trx, id);
        if (await claimAlarm(trx, id, alarm, now)) await act(trx, of);
      });
    }
  }
  attempts.end("Some faults could not be kept");
}

/** In his own chat, else by name on the desk. Who wrote to people meanwhile is not silent. */
async function remind(trx: Trx, of: Case): Promise<void> {
  if (await isAtWork(trx, of)) return;
  const locale = await reachableIn(trx, of.assignee_id);
  const deskLocale = (await findStaffChat(trx))?.locale ?? "ru";
  const name = await incidentName(trx, of.id, locale ?? deskLocale);
  if (of.assignee_id !== null && locale !== undefined) {
    const payload = reminderView(translator(locale), { of, name });
    await enqueueToWorker(trx, of, of.assignee_id, payload);
    return;
  }
  const who = await calledOnDesk(trx, of);
  const text = translator(deskLocale)("dispatch.silent.reminder", { number: of.number ?? "" });
  const payload = { text: [who, text].filter(Boolean).join(", ") };
  await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId: of.id });
}

async function takeFromSilent(trx: Trx, kinds: CaseKinds, of: Case, now: Date): Promise<void> {
  if (await isAtWork(trx, of)) return;
  const who =
    of.assignee_id === null
      ? ((await namedOnCard(trx, of)) ?? "")
      : await workerName(trx, of.id, of.assignee_id);
  const request = { caseId: of.id, by: "system", actorId: 0, now } as const;
  const outcome = await returnToQueue(trx, kinds, request);
  if (outcome.kind !== "moved") return;
  await tellSupervisors(trx, of, (t) =>
    t("dispatch.silent.returned", { number: of.number ?? "", who }),
  );
}

async function sayUnreacted(trx: Trx, of: Case): Promise<void> {
  await tellSupervisors(trx, of, (t) => t("dispatch.unreacted", { number: of.number ?? "" }));
}

async function isAtWork(trx: Trx, { id, assignee_id }: Case): Promise<boolean> {
  if (assignee_id === null || !(await hasActedSinceMove(trx, id, assignee_id))) return false;
  await changeIncident(trx, id, { remind_at: null, return_at: null });
  return true;
}

/** A link to whoever has the fault; somebody without Telegram by name and phone. */
async function calledOnDesk(trx: Trx, of: Case): Promise<string | undefined> {
  if (of.assignee_id !== null) return linkTo(trx, of.assignee_id);
  const name = await namedOnCard(trx, of);
  return name && escapeHtml(name);
}

async function namedOnCard(trx: Trx, { id }: Case): Promise<string | undefined> {
  const { responsible_id } = await getIncident(trx, id);
  const one = responsible_id === null ? undefined : await findResponsible(trx, responsible_id);
  const t = translator((await findStaffChat(trx))?.locale ?? "ru");
  return one && responsibleName(t, one);
}
