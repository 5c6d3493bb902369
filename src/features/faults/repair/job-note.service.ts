import type { Message } from "grammy/types";
import type { Case, CaseMessage, Db, Trx } from "../../../db/schema.js";
import { escapeHtml } from "../../../text/html.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { contentOf } from "../../../telegram/message-content.js";
import { insertEvent } from "../../cases/record/case.repository.js";
import { quoted } from "../../cases/messages/answer.service.js";
import { insertCaseMessage } from "../../cases/record/case-message.repository.js";
import { enqueueSent, keepTalkPicture } from "../../cases/messages/message-picture.service.js";
import { workerName } from "./job.service.js";

/** Marks what belongs to the talk with whoever mends a fault: his job, and what he wrote to it. */
export const JOB = "job";

/** What a message of a worker is about: the job to which it replies, or that of the other parts of its album. */
export async function findJobMessage(
  db: Db,
  { chat, reply_to_message: target, media_group_id: albumId }: Message,
): Promise<CaseMessage | undefined> {
  if (!target && albumId === undefined) return undefined;
  return db
    .selectFrom("case_message")
    .selectAll()
    .where("person_chat_id", "=", chat.id)
    .where("purpose", "=", JOB)
    .where((eb) =>
      eb.or([
        ...(target ? [eb("person_message_id", "=", target.message_id)] : []),
        ...(albumId === undefined ? [] : [eb("album_id", "=", albumId)]),
      ]),
    )
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** What a worker writes to his job stays among staff, as a note under his name; a picture goes cleaned. */
export async function keepWorkerNote(trx: Trx, of: Case, message: Message): Promise<void> {
  const { text, media, albumId } = contentOf(message);
  const { id: workerId } = message.chat;
  const caseMessageId = await insertCaseMessage(trx, {
    ...{ case_id: of.id, kind: "note", purpose: JOB, clerk_id: workerId },
    ...{ person_chat_id: workerId, person_message_id: message.message_id },
    ...{ text: text ?? null, media: media ?? null, album_id: albumId ?? null },
  });
  const event = { case_id: of.id, kind: "note", actor: "clerk", actor_id: workerId } as const;
  if (text !== undefined) await insertEvent(trx, { ...event, reason: text });
  const name = escapeHtml(await workerName(trx, of.id, workerId));
  const head = { text: `<b>${name}</b>:` };
  const row = { chatId: DESK, caseId: of.id };
  const words = quoted({ text, media });
  if (words !== undefined) {
    const payload = { text: `${head.text} ${escapeHtml(words)}` };
    await enqueue(trx, { ...row, method: "sendMessage", payload, caseMessageId });
    return;
  }
  await keepTalkPicture(trx, { caseId: of.id, writerId: workerId }, message);
  await enqueueSent(
    trx,
    { writerId: workerId, media, text },
    {
      ...{ ...row, kind: "relay", caseMessageId, from: workerId, messageId: message.message_id },
      ...{ albumId: undefined, media, caption: text, head },
    },
  );
}
