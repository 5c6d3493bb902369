import type { GrammyError } from "grammy";
import type { Db, StaffChat, Trx } from "../../../db/schema.js";
import { translator } from "../../../i18n/i18n.js";
import type { Prepared } from "../../../outbox/outbox.js";
import { DESK, enqueue, findHead } from "../../../outbox/outbox.repository.js";
import type { Refusal } from "../../../telegram/refusal.js";
import { findDutyChat, saveDutyChat } from "../../desk/duty-chat.repository.js";
import { tellDesk } from "../../desk/say-on-desk.js";
import type { CaseKinds } from "../record/case-kind.js";
import { getCase } from "../record/case.repository.js";

/** Stands for "call whoever is on duty about this case": said when the row leaves, if nobody has taken it by then. */
export const CALL = "call";

const HOLD_MS = 60_000;

/** Calls the duty chat; a call that still waits does for this one, too. */
export async function callDuty(trx: Trx, caseId: number): Promise<void> {
  const lane = `call:${caseId}`;
  if (await findHead(trx, lane)) return;
  await enqueue(trx, { chatId: DESK, method: CALL, payload: {}, lane, caseId });
}

/** Where a call goes and what it says. It is never patient: it passes the cards of cases that wait. */
export async function prepareCall(
  db: Db,
  kinds: CaseKinds,
  desk: StaffChat | undefined,
  caseId: number,
): Promise<Prepared> {
  const of = await getCase(db, caseId);
  const locale = desk?.locale ?? "ru";
  const call = await kinds[of.kind].call?.(db, of, translator(locale), locale);
  if (!call) return { kind: "drop" };
  const chatId = (await findDutyChat(db)) ?? (desk?.state === "ok" ? desk.chat_id : undefined);
  if (chatId === undefined) return { kind: "hold", reason: "nobody is on duty", ms: HOLD_MS };
  return { kind: "send", chatId, method: "sendMessage", payload: call };
}

/** The group set apart for calls is out of reach: the desk is called instead, and hears why. */
export async function mendDuty(
  trx: Trx,
  refusal: Refusal,
  error: GrammyError,
): Promise<"retry" | "unmended"> {
  if ((await findDutyChat(trx)) === undefined) return "unmended";
  if (refusal === "migrated") {
    await saveDutyChat(trx, error.parameters.migrate_to_chat_id);
    return "retry";
  }
  await loseDutyChat(trx);
  return "retry";
}

export async function loseDutyChat(trx: Trx): Promise<void> {
  await saveDutyChat(trx, undefined);
  await tellDesk(trx, undefined, (t) => t("staff.duty.lost"));
}
