import { InlineKeyboard } from "grammy";
import type { Case, CaseMessage, Trx } from "../../../db/schema.js";
import type { Locale } from "../../../i18n/locales.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { findStaffMember } from "../../desk/staff.repository.js";
import { conversationPress } from "../messages/conversation.press.js";
import type { ClerkWords } from "../messages/answer.service.js";
import { insertCaseMessage, setDelivery } from "../record/case-message.repository.js";
import { getCase } from "../record/case.repository.js";
import { answerCase } from "./case.service.js";
import type { CaseKinds } from "../record/case-kind.js";
import { noteAnswer } from "./move.service.js";
import { caseNumber } from "../record/case.view.js";
import { findCaseView } from "../record/case-view.repository.js";
import { deleteAsked, listAsked } from "../record/conversation.repository.js";
import { offerChoice } from "../messages/undo.service.js";

/** What an answer means besides reaching the person. */
export interface Answering {
  kinds: CaseKinds;
  onAnswer(trx: Trx, t: Translate, caseId: number, words: ClerkWords): Promise<void>;
  /** The words of a template for each reader, when an answer made of it waited for a second word. */
  findTextFor(trx: Trx, of: Case, template: string): Promise<ClerkWords["textFor"]>;
}

/** Answers the person of a case, with all that follows for the case itself. */
export async function carryOut(
  trx: Trx,
  t: Translate,
  { kinds, onAnswer }: Pick<Answering, "kinds" | "onAnswer">,
  caseId: number,
  words: ClerkWords,
): Promise<void> {
  await noteAnswer(trx, kinds, { caseId, clerkId: words.clerkId, now: new Date() });
  const isNew = await answerCase(trx, caseId, words);
  if (isNew) await onAnswer(trx, t, caseId, words);
}

/**
 * Asks once more when the words answer an old card, or a case that a colleague holds. They wait on disk meanwhile.
 *
 * @returns `false` when there is nothing to ask
 */
export async function askFirst(
  trx: Trx,
  { t, locale }: { t: Translate; locale: Locale },
  target: CaseMessage,
  words: ClerkWords,
): Promise<boolean> {
  const doubt = await findDoubt(trx, { t, locale }, target, words);
  if (doubt === undefined) return false;
  const id = await insertCaseMessage(trx, {
    case_id: target.case_id,
    kind: "out",
    staff_chat_id: words.chatId,
    staff_message_id: words.messageId,
    clerk_id: words.clerkId,
    text: words.text ?? null,
    media: words.media ?? null,
    album_id: words.albumId ?? null,
    reply_to_id: words.replyToId ?? null,
    template: words.template ?? null,
    delivery: "asked",
  });
  const reply_markup = new InlineKeyboard()
    .text(t("talk.anyway.send", plain), conversationPress.send.data(id))
    .text(t("talk.anyway.drop", plain), conversationPress.drop.data(id));
  await offerChoice(trx, target.case_id, id, { text: doubt, reply_markup });
  return true;
}

async function findDoubt(
  trx: Trx,
  { t, locale }: { t: Translate; locale: Locale },
  target: CaseMessage,
  { clerkId }: ClerkWords,
): Promise<string | undefined> {
  const of = await getCase(trx, target.case_id);
  const name = caseNumber(t, locale, of);
  if (of.assignee_id !== null && of.assignee_id !== clerkId) {
    const holder = await findStaffMember(trx, of.assignee_id);
    return t("talk.anyway.held", { name, holder: holder?.name ?? "—" });
  }
  const view = await findCaseView(trx, target.case_id);
  const isOld = target.kind === "card" && view && view.card_message_id !== target.staff_message_id;
  return isOld ? t("talk.anyway.old", { name }) : undefined;
}

/** Sends what waited for a clerk's second word; `false` when that was decided before. */
export async function sendAsked(
  trx: Trx,
  t: Translate,
  answering: Answering,
  asked: CaseMessage,
): Promise<boolean> {
  const rows = await listAsked(trx, asked);
  await deleteAsked(trx, rows);
  const of = await getCase(trx, asked.case_id);
  for (const row of rows) {
    await carryOut(trx, t, answering, row.case_id, {
      clerkId: row.clerk_id as number,
      chatId: row.staff_chat_id as number,
      messageId: row.staff_message_id as number,
      text: row.text ?? undefined,
      media: row.media ?? undefined,
      albumId: row.album_id ?? undefined,
      replyToId: row.reply_to_id ?? undefined,
      template: row.template ?? undefined,
      textFor:
        row.template === null ? undefined : await answering.findTextFor(trx, of, row.template),
    });
  }
  return rows.length > 0;
}

/** Leaves unsent what waited for a clerk's second word; `false` when that was decided before. */
export async function dropAsked(trx: Trx, asked: CaseMessage): Promise<boolean> {
  const rows = await listAsked(trx, asked);
  for (const row of rows) await setDelivery(trx, row.id, "undone");
  return rows.length > 0;
}
