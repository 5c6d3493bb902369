import { InlineKeyboard } from "grammy";
import type { Case, Trx } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { findUntouched, takeBack } from "../../../outbox/change.repository.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { deskTranslator } from "../../desk/say-on-desk.js";
import { getNumberSetting } from "../../desk/setting.repository.js";
import { insertCaseMessage } from "../record/case-message.repository.js";
import { conversationPress } from "./conversation.press.js";
import { listChoices } from "../record/conversation.repository.js";

const UNDO_SECONDS = 10;

/** How long an answer waits for a second thought; 0 when it leaves at once. */
export async function undoMs(trx: Trx): Promise<number> {
  return (await getNumberSetting(trx, "talk.undo-seconds", UNDO_SECONDS)) * 1_000;
}

/** Puts the button under a clerk's answer that takes it back while it waits. */
export async function offerUndo(trx: Trx, of: Case, answerId: number, ms: number): Promise<void> {
  const t = await deskTranslator(trx);
  const keyboard = new InlineKeyboard().text(
    t("talk.undo.button", plain),
    conversationPress.undo.data(answerId),
  );
  const text = t("talk.undo.waits", { seconds: Math.round(ms / 1_000) });
  await offerChoice(trx, of.id, answerId, { text, reply_markup: keyboard });
}

/** Asks a clerk something by buttons, under the words in question. */
export async function offerChoice(
  trx: Trx,
  caseId: number,
  answerId: number,
  payload: { text: string; reply_markup: InlineKeyboard },
): Promise<void> {
  const choice = { case_id: caseId, kind: "choice", reply_to_id: answerId } as const;
  const caseMessageId = await insertCaseMessage(trx, choice);
  await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId, caseMessageId });
}

/** Nothing is left to choose: the answer is on its way to the person. */
export async function endChoices(trx: Trx, answerId: number): Promise<void> {
  for (const choice of await listChoices(trx, answerId)) {
    if (await findUntouched(trx, choice.id)) {
      await takeBack(trx, choice.id);
      continue;
    }
    const row = { chatId: DESK, caseId: choice.case_id, caseMessageId: choice.id };
    await enqueue(trx, { ...row, method: "deleteMessage", payload: {} });
  }
}
