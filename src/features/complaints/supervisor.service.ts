import type { Case, Trx } from "../../db/schema.js";
import { escapeHtml } from "../../i18n/html.js";
import { type Translate, translator } from "../../i18n/i18n.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import { findPerson } from "../people/person.repository.js";
import { findStaffChat, findStaffMember, listHeads } from "../staff/staff.repository.js";
import { findDispatch } from "./dispatch.repository.js";
import { getIncident } from "./incident.repository.js";
import { reachableIn } from "./job.service.js";

/**
 * Tells whoever answers for a category of faults, or the heads where nobody was named: in his own chat, else by name
 * on the desk, which hears it in any case.
 */
export async function tellSupervisors(
  trx: Trx,
  of: Case,
  say: (t: Translate) => string,
): Promise<void> {
  const unreached = [];
  for (const id of await listSupervisors(trx, of)) {
    const locale = await reachableIn(trx, id);
    if (locale === undefined) unreached.push(await linkTo(trx, id));
    else {
      const payload = { text: say(translator(locale)) };
      await enqueue(trx, { chatId: id, method: "sendMessage", payload });
    }
  }
  const t = translator((await findStaffChat(trx))?.locale ?? "ru");
  const payload = { text: [...unreached, say(t)].join(", ") };
  await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId: of.id });
}

async function listSupervisors(trx: Trx, of: Case): Promise<number[]> {
  const { category } = await getIncident(trx, of.id);
  const id = (await findDispatch(trx, category))?.supervisor_id ?? null;
  return id === null ? (await listHeads(trx)).map((head) => head.user_id) : [id];
}

/** Calls somebody by name where he stands in the group. */
export async function linkTo(trx: Trx, userId: number): Promise<string> {
  const known = (await findStaffMember(trx, userId)) ?? (await findPerson(trx, userId));
  return `<a href="tg://user?id=${userId}">${escapeHtml(known?.name ?? String(userId))}</a>`;
}
