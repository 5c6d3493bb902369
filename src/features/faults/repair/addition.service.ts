import { sql } from "kysely";
import type { Case, OutboxRow, OutboxState, Trx } from "../../../db/schema.js";
import { escapeHtml } from "../../../text/html.js";
import { translator } from "../../../i18n/i18n.js";
import { changePayload } from "../../../outbox/change.repository.js";
import { enqueue } from "../../../outbox/outbox.repository.js";
import type { Addition } from "../../cases/record/case-kind.js";
import { quoted } from "../../cases/messages/answer.service.js";
import { insertCaseMessage } from "../../cases/record/case-message.repository.js";
import { enqueueSent } from "../../cases/messages/message-picture.service.js";
import { findDutyChat } from "../../desk/duty-chat.repository.js";
import { findStaffChat } from "../../desk/staff.repository.js";
import { getIncident, isJoinable } from "../record/incident.repository.js";
import { isJob } from "./job.js";
import { JOB } from "./job-note.service.js";
import { reachableIn } from "./job.service.js";

/** Who gets what residents add, besides the desk. */
interface Helper {
  chatId: number;
  /** Above what was added. */
  head: string;
  /** Where a reply to it belongs. */
  purpose: typeof JOB | null;
}

/**
 * What residents add to a fault reaches whoever was given it to mend, and the duty chat while it is urgent: never a name,
 * so that nobody learns who asked not to be named.
 */
export async function passToHelpers(trx: Trx, of: Case, added: Addition): Promise<void> {
  // A contact is a name and a phone.
  if (added.media === "contact") return;
  const helpers = [await findWorker(trx, of), await findOfficer(trx, of)];
  for (const helper of helpers) {
    if (!helper || helper.chatId === added.personId) continue;
    if (quoted(added) === undefined) await passFile(trx, of, helper, added);
    else await passWords(trx, of, helper, added);
  }
}

/** A clerk who took the fault himself reads it on the desk. */
async function findWorker(trx: Trx, of: Case): Promise<Helper | undefined> {
  const { assignee_id: workerId } = of;
  if (workerId === null || !isJob(of)) return undefined;
  if ((await getIncident(trx, of.id)).responsible_id === null) return undefined;
  const locale = await reachableIn(trx, workerId);
  if (locale === undefined) return undefined;
  const head = translator(locale)("dispatch.job.added", { number: of.number ?? "" });
  return { chatId: workerId, head, purpose: JOB };
}

/** Where no group was set apart for calls, the desk is the duty chat. */
async function findOfficer(trx: Trx, of: Case): Promise<Helper | undefined> {
  const chatId = of.is_urgent && isJoinable(of) ? await findDutyChat(trx) : undefined;
  if (chatId === undefined) return undefined;
  const t = translator((await findStaffChat(trx))?.locale ?? "ru");
  return { chatId, head: t("dispatch.call.added", { number: of.number ?? "" }), purpose: null };
}

async function passFile(trx: Trx, of: Case, helper: Helper, added: Addition): Promise<void> {
  const { messageId, albumId, media, text: caption, personId: from } = added;
  const { chatId, head: text, purpose } = helper;
  const caseMessageId = await insertCaseMessage(trx, {
    ...{ case_id: of.id, kind: "out", person_chat_id: chatId, purpose },
    ...{ media: media ?? "text", album_id: albumId ?? null },
  });
  await enqueueSent(
    trx,
    { writerId: from, media, text: caption },
    {
      ...{ caseId: of.id, chatId, kind: "out", caseMessageId, from, messageId },
      ...{ albumId, media, caption, head: { text } },
    },
  );
}

/** Words that gather for the desk gather here, too; in a lane of their own, so that they hold up nothing else. */
async function passWords(
  trx: Trx,
  of: Case,
  { chatId, head, purpose }: Helper,
  { text = "", waitMs }: Addition,
): Promise<void> {
  const lane = `added:${chatId}:${of.id}`;
  const waiting = await findWaiting(trx, lane);
  const before = waiting && (JSON.parse(waiting.payload) as { text: string }).text;
  const joined = before && `${before}\n${escapeHtml(text)}`;
  if (waiting && joined && quoted({ text: joined, media: undefined })) {
    return changePayload(trx, waiting, { text: joined });
  }
  const message = { case_id: of.id, kind: "out", person_chat_id: chatId, purpose } as const;
  const caseMessageId = await insertCaseMessage(trx, message);
  await enqueue(trx, {
    ...{ chatId, lane, caseId: of.id, caseMessageId, waitMs },
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
