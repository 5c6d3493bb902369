import type { Trx } from "../../../db/schema.js";
import { reviveRefused } from "../../../outbox/change.repository.js";
import { findPerson, setBlocked } from "../../people/person.repository.js";
import { tellDesk } from "../../desk/say-on-desk.js";
import { setDelivery } from "../record/case-message.repository.js";
import { listOpenCasesOf } from "../record/case.repository.js";
import { hasFollowers } from "../record/case-state.js";
import { showCard } from "../record/show-card.service.js";
import { listStopped } from "../record/conversation.repository.js";

/**
 * Somebody who had blocked the bot lets it in again: what was written meanwhile goes out in its order, and staff of
 * the open cases hear of it.
 */
export async function welcomeBack(trx: Trx, personId: number): Promise<void> {
  const person = await findPerson(trx, personId);
  if (!person?.blocked) return;
  await setBlocked(trx, personId, 0);
  const stopped = await listStopped(trx, personId);
  for (const { id } of stopped) {
    if (await reviveRefused(trx, id)) await setDelivery(trx, id, "waiting");
  }
  for (const of of await listOpenCasesOf(trx, personId)) {
    // Of one of many who follow a case staff were not told that he was away.
    if (hasFollowers(of)) continue;
    const waited = stopped.some(({ case_id }) => case_id === of.id);
    await tellDesk(trx, of.id, (t) =>
      t(waited ? "talk.back-with-words" : "talk.back", { name: person.name }),
    );
    await showCard(trx, of.id);
  }
}
