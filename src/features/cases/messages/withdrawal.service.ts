import type { CaseMessage, Trx } from "../../../db/schema.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { tellDesk } from "../../desk/say-on-desk.js";
import { getCaseMessage } from "../record/case-message.repository.js";
import { listSameMessage, setWithdrawn } from "../record/conversation.repository.js";
import { redraw, type WriterName } from "./relay.service.js";

/**
 * Hides a message of a person from the staff's chat, with every version of it and the whole album; the history keeps
 * it. Telegram tells a bot of no deletion, so people do it by a button.
 */
export async function withdrawWords(
  trx: Trx,
  words: CaseMessage,
  nameOn: WriterName,
): Promise<void> {
  const rows = (await listSameMessage(trx, words)).filter((row) => row.withdrawn_at === null);
  if (rows.length === 0) return;
  await setWithdrawn(
    trx,
    rows.map((row) => row.id),
  );
  const relayIds = new Set(rows.flatMap((row) => row.relay_id ?? []));
  const relays = [];
  for (const id of relayIds) relays.push(await getCaseMessage(trx, id));
  for (const relay of relays) await hide(trx, relay);
  if (!relays.some((relay) => relay.media !== null)) return;
  await tellDesk(trx, words.case_id, async (t) =>
    t("talk.withdrawn-file", { name: await nameOn(t) }),
  );
}

async function hide(trx: Trx, relay: CaseMessage): Promise<void> {
  if (relay.media === null) return redraw(trx, relay);
  const row = { chatId: DESK, caseId: relay.case_id, caseMessageId: relay.id };
  await enqueue(trx, { ...row, method: "deleteMessage", payload: {} });
}
