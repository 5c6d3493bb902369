import { sql } from "kysely";
import type { Case, OutboxRow, OutboxState, Trx } from "../../../db/schema.js";
import { escapeHtml } from "../../../i18n/html.js";
import { translator } from "../../../i18n/i18n.js";
import { changePayload } from "../../../outbox/change.repository.js";
import { enqueue } from "../../../outbox/outbox.repository.js";
import type { Addition } from "../../cases/case-kind.js";
import { quoted } from "../../cases/talk/answer.service.js";
import { insertCaseMessage } from "../../cases/talk/case-message.repository.js";
import { enqueueSent } from "../../cases/talk/talk-picture.service.js";
import { getIncident } from "../incident/incident.repository.js";
import { isJob } from "./job.js";
import { JOB } from "./job-note.service.js";
import { reachableIn } from "./job.service.js";

/**
 * What residents add to a fault reaches whoever was given it to mend, too: never a name, so that nobody learns who
 * asked not to be named. A clerk who took it himself reads it on the desk.
 */
export async function passToWorker(trx: Trx, of: Case, added: Addition): Promise<void> {
  const { assignee_id: workerId } = of;
  if (workerId === null || workerId === added.personId || !isJob(of)) return;
  // A contact is a name and a phone.
  if (added.media === "contact") return;
  if ((await getIncident(trx, of.id)).responsible_id === null) return;
  const locale = await reachableIn(trx, workerId);
  if (locale === undefined) return;
  const head = translator(locale)("dispatch.job.added", { number: of.number ?? "" });
  if (quoted(added) !== undefined) {
    return passWords(trx, of, workerId, { ...added, head });
  }
  const { messageId, albumId, media, text: caption, personId: from } = added;
  const caseMessageId = await insertCaseMessage(trx, {
    ...{ case_id: of.id, kind: "out", person_chat_id: workerId, purpose: JOB },
    ...{ media: media ?? "text", album_id: albumId ?? null },
  });
  await enqueueSent(
    trx,
    { writerId: from, media },
    {
      ...{ caseId: of.id, chatId: workerId, kind: "out", caseMessageId, from, messageId },
      ...{ albumId, media, caption, head: { text: head } },
    },
  );
}

/** Words that gather for the desk gather here, too; in a lane of their own, so that they hold up no job. */
async function passWords(
  trx: Trx,
  of: Case,
  workerId: number,
  { head, text = "", waitMs }: Addition & { head: string },
): Promise<void> {
  const lane = `added:${workerId}:${of.id}`;
  const waiting = await findWaiting(trx, lane);
  const before = waiting && (JSON.parse(waiting.payload) as { text: string }).text;
  const joined = before && `${before}\n${escapeHtml(text)}`;
  if (waiting && joined && quoted({ text: joined, media: undefined })) {
    return changePayload(trx, waiting, { text: joined });
  }
  const message = { case_id: of.id, kind: "out", person_chat_id: workerId, purpose: JOB } as const;
  const caseMessageId = await insertCaseMessage(trx, message);
  await enqueue(trx, {
    ...{ chatId: workerId, lane, caseId: of.id, caseMessageId, waitMs },
    ...{ method: "sendMessage", payload: { text: `${head}\n${escapeHtml(text)}` } },
  });
}

async function findWaiting(trx: Trx, lane: string): Promise<OutboxRow | undefined> {
  return trx
    .selectFrom("outbox")
    .selectAll()
    .where("lane", "=", lane)
    .where("state", "=", sql.lit<OutboxState>("waiting"))
    .where("attempts", "=", 0)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}
