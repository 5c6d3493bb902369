import type { Case, Trx } from "../../../db/schema.js";
import { escapeHtml } from "../../../text/html.js";
import { type Translate, translator } from "../../../i18n/i18n.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { findPerson } from "../../people/person.repository.js";
import { findStaffChat, findStaffMember, listHeads } from "../../desk/staff.repository.js";
import { findDispatch } from "./dispatch.repository.js";
import { getIncident } from "../record/incident.repository.js";
import { reachableIn } from "./job.service.js";

type Say = (t: Translate) => string;

/**
 * Tells whoever answers for a category of faults, or the heads where nobody was named: in his own chat, else by name
 * on the desk, which hears it in any case.
 */
export async function tellSupervisors(trx: Trx, of: Case, say: Say): Promise<void> {
  await tellEach(trx, of, await listSupervisors(trx, of), say);
}

/**
 * "Not fixed" goes to whoever answers for the category, and to the heads; the desk reads who has to look.
 *
 * @returns `false` when only the desk was told: nobody else is named
 */
export async function tellWhoLooks(trx: Trx, of: Case): Promise<boolean> {
  const heads = (await listHeads(trx)).map((head) => head.user_id);
  const ids = [...new Set([...(await listSupervisors(trx, of)), ...heads])];
  const [first] = ids;
  const who = first === undefined ? undefined : await nameOf(trx, first);
  await tellEach(trx, of, ids, (t) => {
    const said = t("incident.desk.not-fixed", { number: of.number ?? "" });
    return who === undefined ? said : `${said} ${t("incident.desk.looks", { who })}`;
  });
  return first !== undefined;
}

async function tellEach(trx: Trx, of: Case, ids: readonly number[], say: Say): Promise<void> {
  const unreached = [];
  for (const id of ids) {
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

/** Whoever answers for the category of a fault, or the heads where nobody was named. */
export async function listSupervisors(trx: Trx, of: Case): Promise<number[]> {
  const { category } = await getIncident(trx, of.id);
  const id = (await findDispatch(trx, category))?.supervisor_id ?? null;
  return id === null ? (await listHeads(trx)).map((head) => head.user_id) : [id];
}

/** Calls somebody by name where he stands in the group. */
export async function linkTo(trx: Trx, userId: number): Promise<string> {
  return `<a href="tg://user?id=${userId}">${escapeHtml(await nameOf(trx, userId))}</a>`;
}

async function nameOf(trx: Trx, userId: number): Promise<string> {
  const known = (await findStaffMember(trx, userId)) ?? (await findPerson(trx, userId));
  return known?.name ?? String(userId);
}
