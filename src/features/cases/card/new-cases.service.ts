import type { Db, StaffChat, Trx } from "../../../db/schema.js";
import { translator } from "../../../i18n/i18n.js";
import type { Prepared, Step } from "../../../outbox/outbox.js";
import { DESK, enqueue, findHead } from "../../../outbox/outbox.repository.js";
import { getNumberSetting } from "../../desk/setting.repository.js";
import { findStaffChat } from "../../desk/staff.repository.js";
import type { CaseKinds } from "../record/case-kind.js";
import {
  countNewCases,
  deleteNewCasesMessage,
  findNewCasesMessage,
  listNewCases,
  saveNewCasesMessage,
} from "./new-cases.repository.js";
import { newCasesView, noNewCasesView } from "./new-cases.view.js";

/**
 * Stands for "show how many new cases wait for their first card". The row stays in its lane as long as the message it
 * keeps stands on the desk, so there is one at most, and a restart finds it.
 */
export const NEW_CASES = "new-cases";
const LANE = "desk:new";

/** More than these wait before the desk gets a message about them; a row of `setting` replaces it. */
const MOST_WITHOUT_MESSAGE = 10;
/** A burst that the pace lets through at once needs no message. */
const FIRST_LOOK_MS = 2_000;
const NEXT_LOOK_MS = 15_000;
const SHOWN = 5;

/** Written after the card of a new case. */
export async function askForNewCases(trx: Trx): Promise<void> {
  if (await findHead(trx, LANE)) return;
  const chatId = (await findStaffChat(trx))?.chat_id ?? DESK;
  const most = await mostWithoutMessage(trx);
  if ((await listNewCases(trx, chatId, most + 1)).length <= most) return;
  const row = { chatId: DESK, method: NEW_CASES, payload: {}, lane: LANE };
  await enqueue(trx, { ...row, waitMs: FIRST_LOOK_MS });
}

/** The message says how it is now: sent, edited in place, and with a last edit when none waits any more. */
export async function prepareNewCases(
  db: Db,
  kinds: CaseKinds,
  desk: StaffChat,
): Promise<Prepared> {
  const count = await countNewCases(db, desk.chat_id);
  const message = await findNewCasesMessage(db, desk.chat_id);
  if (!message && count <= (await mostWithoutMessage(db))) return { kind: "drop" };
  if (message?.count === count) return { kind: "hold", reason: "as shown", ms: NEXT_LOOK_MS };

  const step: Step = async (trx, result) => {
    if (count === 0) return deleteNewCasesMessage(trx);
    const { message_id } = message ?? (result as { message_id: number });
    await saveNewCasesMessage(trx, { chat_id: desk.chat_id, message_id, count });
  };
  const view = await drawNewCases(db, kinds, desk, count);
  const send = { kind: "send", chatId: desk.chat_id, step } as const;
  if (!message) return { ...send, method: "sendMessage", payload: view };
  const { message_id } = message;
  return { ...send, method: "editMessageText", payload: { ...view, message_id } };
}

/** Somebody deleted the message: another one is made if it is still needed. */
export async function forgetNewCases(trx: Trx): Promise<"retry"> {
  await deleteNewCasesMessage(trx);
  return "retry";
}

async function drawNewCases(db: Db, kinds: CaseKinds, desk: StaffChat, count: number) {
  const t = translator(desk.locale);
  if (count === 0) return noNewCasesView(t);
  const oldest = [];
  for (const of of await listNewCases(db, desk.chat_id, SHOWN)) {
    oldest.push({ of, subject: await kinds[of.kind].subject(db, of, desk.locale) });
  }
  return newCasesView(t, desk.locale, { count, oldest });
}

function mostWithoutMessage(db: Db): Promise<number> {
  return getNumberSetting(db, "desk.digest-from", MOST_WITHOUT_MESSAGE);
}
