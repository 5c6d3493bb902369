import type { Responsible } from "../../../db/fault-schema.js";
import type { Case, Trx } from "../../../db/schema.js";
import { translator } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { findPerson } from "../../people/person.repository.js";
import { findStaffChat, findStaffMember } from "../../desk/staff.repository.js";
import { listReports } from "../record/report.repository.js";
import { insertCaseMessage } from "../../cases/record/case-message.repository.js";
import { findResponsible, listJobsOf } from "./dispatch.repository.js";
import { responsibleName } from "./dispatch.view.js";
import { placeLines, reportLines } from "../record/incident-lines.service.js";
import { incidentName } from "../record/incident-name.service.js";
import { getIncident } from "../record/incident.repository.js";
import { jobView } from "./job.view.js";
import { listPublicPhotos } from "../record/photo.repository.js";

/** Telegram's limit for an album. */
const MOST_PHOTOS = 10;

/** The language in which the bot may write to somebody in his own chat; `undefined` where it may not. */
export async function reachableIn(trx: Trx, userId: number | null): Promise<Locale | undefined> {
  const person = userId === null ? undefined : await findPerson(trx, userId);
  return person && !person.blocked ? (person.locale ?? undefined) : undefined;
}

/** The job in the chat of whoever mends it; where the bot cannot reach him, staff read whom to call. */
export async function sendJob(trx: Trx, of: Case, responsible: Responsible): Promise<void> {
  const { user_id: userId } = responsible;
  const locale = await reachableIn(trx, userId);
  if (userId === null || locale === undefined) {
    const t = translator((await findStaffChat(trx))?.locale ?? "ru");
    const text = t("dispatch.unreached", { who: responsibleName(t, responsible) });
    await enqueue(trx, { chatId: DESK, method: "sendMessage", payload: { text }, caseId: of.id });
    return;
  }
  await enqueueJob(trx, of, userId, locale);
}

/** The same for a clerk who took it away from his desk, if the bot may write to him. */
export async function sendJobToClerk(trx: Trx, of: Case, clerkId: number): Promise<void> {
  const locale = await reachableIn(trx, clerkId);
  if (locale !== undefined) await enqueueJob(trx, of, clerkId, locale);
}

/** Nobody learns here who reported in private; of others the name, and never the phone. */
async function enqueueJob(trx: Trx, of: Case, userId: number, locale: Locale): Promise<void> {
  const t = translator(locale);
  const incident = await getIncident(trx, of.id);
  const reports = await listReports(trx, of.id, 1);
  const [first] = reports;
  const reporter = first && !first.is_private ? await findPerson(trx, first.person_id) : undefined;
  const view = jobView(t, locale, {
    of,
    name: await incidentName(trx, of.id, locale),
    lines: [
      ...(await placeLines(trx, incident, t, locale)),
      ...(first ? await reportLines(trx, first, locale) : []),
    ],
    reporter: reporter?.name,
  });
  const photos = await listPublicPhotos(trx, of.id, MOST_PHOTOS);
  const [photo] = photos;
  if (photos.length > 1) {
    const media = photos.map((one) => ({ type: "photo", media: one }));
    await enqueue(trx, { chatId: userId, method: "sendMediaGroup", payload: { media } });
  } else if (photo !== undefined) {
    await enqueue(trx, { chatId: userId, method: "sendPhoto", payload: { photo } });
  }
  await enqueueToWorker(trx, of, userId, view);
}

/** A message about a job, to which whoever mends it may reply. */
export async function enqueueToWorker(
  trx: Trx,
  of: Case,
  userId: number,
  payload: { text: string; reply_markup?: unknown },
): Promise<void> {
  const message = { case_id: of.id, kind: "out", person_chat_id: userId, purpose: "job" } as const;
  const caseMessageId = await insertCaseMessage(trx, message);
  const row = { chatId: userId, caseId: of.id, caseMessageId };
  await enqueue(trx, { ...row, method: "sendMessage", payload });
}

/** What was given to somebody before the bot might write to him. */
export async function sendOpenJobs(trx: Trx, userId: number): Promise<void> {
  const locale = await reachableIn(trx, userId);
  if (locale === undefined) return;
  for (const of of await listJobsOf(trx, userId)) await enqueueJob(trx, of, userId, locale);
}

/** Whoever had the job hears that it is not his any more. */
export async function sayJobIsOver(trx: Trx, before: Case): Promise<void> {
  const locale = await reachableIn(trx, before.assignee_id);
  if (before.assignee_id === null || locale === undefined) return;
  const text = translator(locale)("dispatch.job.over", { number: before.number ?? "" });
  await enqueue(trx, { chatId: before.assignee_id, method: "sendMessage", payload: { text } });
}

/** How staff know whoever acts on a fault: as one of those who mend, or as one of their own. */
export async function workerName(trx: Trx, caseId: number, userId: number): Promise<string> {
  const { responsible_id: id } = await getIncident(trx, caseId);
  const responsible = id === null ? undefined : await findResponsible(trx, id);
  if (responsible?.user_id === userId) return responsible.name;
  const known = (await findStaffMember(trx, userId)) ?? (await findPerson(trx, userId));
  return known?.name ?? "";
}
