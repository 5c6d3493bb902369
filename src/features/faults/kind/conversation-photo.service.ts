import type { Case, Trx } from "../../../db/schema.js";
import type { SentFile } from "../../../forms/form.js";
import { insertAttachment, talkKey } from "../../cases/messages/attachment.repository.js";

/** A photo in the talk shows what is broken. Neighbours do not see it: nobody was asked whether they may. */
export async function keepTalkPhoto(
  trx: Trx,
  { id: caseId }: Case,
  personId: number,
  file: SentFile,
): Promise<void> {
  if (file.kind !== "photo") return;
  const runKey = talkKey(caseId, personId, file.messageId);
  await insertAttachment(trx, { runKey, personId, caseId, documentId: null, file });
}
