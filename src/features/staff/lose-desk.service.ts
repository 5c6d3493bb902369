import type { Trx } from "../../db/schema.js";
import { translator } from "../../i18n/i18n.js";
import { enqueue } from "../../outbox/outbox.repository.js";
import { findPerson } from "../people/person.repository.js";
import { findStaffChat, updateStaffChat } from "../desk/staff.repository.js";

/**
 * Marks the desk as out of reach, and tells whoever can mend it, once for each loss: every administrator who has ever
 * written to the bot, since nobody else can be written to first.
 */
export async function loseDesk(trx: Trx, adminIds: readonly number[]): Promise<void> {
  if ((await findStaffChat(trx))?.state !== "ok") return;
  await updateStaffChat(trx, { state: "lost" });
  for (const id of adminIds) {
    const person = await findPerson(trx, id);
    if (!person) continue;
    const payload = { text: translator(person.locale ?? "ru")("staff.desk-lost") };
    await enqueue(trx, { chatId: id, method: "sendMessage", payload });
  }
}
