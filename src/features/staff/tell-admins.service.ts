import type { Trx } from "../../db/schema.js";
import { translator } from "../../i18n/i18n.js";
import { enqueue } from "../../outbox/outbox.repository.js";
import { findPerson } from "../people/person.repository.js";

/** Writes to every administrator who has ever written to the bot: nobody else can be written to first. */
export async function tellAdmins(
  trx: Trx,
  adminIds: readonly number[],
  key: "staff.desk-lost",
): Promise<void> {
  for (const id of adminIds) {
    const person = await findPerson(trx, id);
    if (!person) continue;
    const payload = { text: translator(person.locale ?? "ru")(key) };
    await enqueue(trx, { chatId: id, method: "sendMessage", payload });
  }
}
