import type { Case, Trx } from "../../../db/schema.js";
import { translator } from "../../../i18n/i18n.js";
import { escapeHtml } from "../../../text/html.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { adoptWorkPhotos } from "../record/photo.repository.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { insertEvent, lockCase } from "../../cases/record/case.repository.js";
import type { File, Filing } from "../../cases/drafts/draft.service.js";
import { findPerson } from "../../people/person.repository.js";
import { findStaffChat } from "../../desk/staff.repository.js";
import { returnToQueue } from "./assign.service.js";
import { mend } from "../record/fixed.service.js";
import { isJobOf } from "./job.js";
import { tagOf } from "./job.form.js";
import { workerName } from "./job.service.js";

/** The end of `work-done`: the fault is mended if it is still this person's job, and the desk sees what he sent. */
export function finishWork(kinds: CaseKinds): File {
  return async (trx, filing) => {
    const { personId, runKey, answers } = filing;
    const of = await lockCase(trx, answers.incidentId as number);
    if (!isJobOf(of, personId)) return say(trx, filing, "dispatch.job.not-yours");
    const name = await workerName(trx, of.id, personId);
    const text = answers.work as string;
    const photos = await adoptWorkPhotos(trx, { runKey, tag: tagOf(answers), caseId: of.id });
    await showOnDesk(trx, of, "dispatch.done-by", { name, text });
    if (photos.length > 0) {
      const payload = { from_chat_id: personId, message_ids: photos };
      await enqueue(trx, { chatId: DESK, method: "copyMessages", payload, caseId: of.id });
    }
    await mend(trx, kinds, {
      caseId: of.id,
      clerkId: personId,
      words: text === "" ? undefined : { clerkId: personId, chatId: personId, messageId: 0, text },
      keepPhotos: () => Promise.resolve(photos.length),
      now: new Date(),
    });
    await say(trx, filing, "dispatch.work.thanks");
  };
}

/** The end of `work-cannot`: back to the queue; the reason is for staff, and not for residents. */
export function giveUpWork(kinds: CaseKinds): File {
  return async (trx, filing) => {
    const { personId, answers } = filing;
    const of = await lockCase(trx, answers.incidentId as number);
    if (!isJobOf(of, personId)) return say(trx, filing, "dispatch.job.not-yours");
    const name = await workerName(trx, of.id, personId);
    const text = answers.reason as string;
    const request = { caseId: of.id, by: "clerk", actorId: personId, now: new Date() } as const;
    const outcome = await returnToQueue(trx, kinds, request);
    if (outcome.kind !== "moved") return say(trx, filing, "dispatch.job.not-yours");
    await insertEvent(trx, {
      ...{ case_id: of.id, kind: "note", actor: "clerk", actor_id: personId },
      reason: text,
    });
    await showOnDesk(trx, of, "dispatch.gave-up", { name, text });
    await say(trx, filing, "dispatch.cannot.thanks");
  };
}

async function showOnDesk(
  trx: Trx,
  of: Case,
  key: "dispatch.done-by" | "dispatch.gave-up",
  { name, text }: { name: string; text: string },
): Promise<void> {
  const t = translator((await findStaffChat(trx))?.locale ?? "ru");
  const said = [t(key, { name }), escapeHtml(text)].filter(Boolean).join("\n");
  const payload = { text: said };
  await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId: of.id });
}

async function say(
  trx: Trx,
  { personId }: Filing,
  key: "dispatch.job.not-yours" | "dispatch.work.thanks" | "dispatch.cannot.thanks",
): Promise<void> {
  const t = translator((await findPerson(trx, personId))?.locale ?? "ru");
  await enqueue(trx, { chatId: personId, method: "sendMessage", payload: { text: t(key) } });
}
