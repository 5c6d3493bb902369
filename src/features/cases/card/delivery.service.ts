import type { GrammyError } from "grammy";
import type { Case, OutboxRow, Trx } from "../../../db/schema.js";
import type { OutboxHooks } from "../../../outbox/outbox.js";
import { changeCall } from "../../../outbox/change.repository.js";
import { DESK } from "../../../outbox/outbox.repository.js";
import type { Refusal } from "../../../telegram/refusal.js";
import { setBlocked } from "../../people/person.repository.js";
import { tellDesk } from "../../desk/say-on-desk.js";
import { findStaffChat, updateStaffChat } from "../../desk/staff.repository.js";
import { getCaseMessage, setDelivery, setStaffPlace } from "../record/case-message.repository.js";
import { getCase, listOpenCases } from "../record/case.repository.js";
import { CARD, showCard } from "../record/show-card.service.js";
import { prepareForPerson } from "../messages/answer.service.js";
import { CALL, mendDuty } from "./duty.service.js";
import { hasFollowers } from "../record/case-state.js";
import type { CaseKinds } from "../record/case-kind.js";
import { deleteCaseView, findCaseView, saveCaseView } from "../record/case-view.repository.js";
import { messageIdsOf } from "../messages/copy.service.js";
import type { DeskDeps } from "./desk-message.service.js";
import { keepCard, prepareForDesk } from "./desk-view.service.js";
import { askForNewCases, forgetNewCases, NEW_CASES } from "./new-cases.service.js";
import { react, reactInWords } from "../messages/receipt.service.js";
import { listUnplacedParts } from "../record/album.repository.js";
import { RELAY } from "../messages/relay.service.js";
import { endChoices } from "../messages/undo.service.js";

/** A view that can't be mended in this many tries is given up, and the row with it. */
const MOST_MENDS = 10;
const ALL_OPEN_CASES = 10_000;

interface Deps extends DeskDeps {
  /** The staff chat is gone: rows wait for it, and whoever can mend it hears of it. */
  loseDesk(trx: Trx): Promise<void>;
}

/** What the end of each call means for a case, for staff and for the person. */
export function deliveryHooks({ db, kinds, files, loseDesk }: Deps): OutboxHooks {
  return {
    prepare: async (row) => {
      if (row.chat_id === DESK) return prepareForDesk({ db, kinds, files }, row);
      return prepareForPerson(db, files, row);
    },

    async onSent(trx, row, chatId, result) {
      const messageIds = messageIdsOf(result);
      const [messageId] = messageIds;
      if (messageId === undefined) return;
      if (row.method === CARD && row.case_id !== null) {
        const view = await findCaseView(trx, row.case_id);
        const isKnown = view?.chat_id === chatId && view.card_message_id === messageId;
        if (!isKnown) await keepCard(trx, row.case_id, chatId, result);
        return;
      }
      if (row.case_message_id === null) return;
      const first = await getCaseMessage(trx, row.case_message_id);
      const parts = messageIds.length > 1 ? await listUnplacedParts(trx, first) : [first];
      for (const [index, part] of parts.slice(0, messageIds.length).entries()) {
        const place = { chatId, messageId: messageIds[index] ?? messageId };
        if (row.chat_id === DESK) await setStaffPlace(trx, part.id, chatId, place.messageId);
        else await setDelivery(trx, part.id, "delivered", place);
      }
      if (isCopy(row) && messageIds.length < countOriginals(row)) await sayNotCopied(trx, row);
      if (row.chat_id === DESK || first.staff_message_id === null) return;
      await endChoices(trx, first.id);
      await react(trx, first.case_id, first.staff_message_id, "👌");
    },

    async onRefused(trx, row, refusal, error) {
      if (row.chat_id !== DESK && row.method === "setMessageReaction") {
        if (refusal === "reaction-refused") await reactInWords(trx, row);
        return "ended";
      }
      if (row.chat_id !== DESK && hasWordsUnderPhoto(row) && refusal === "other") {
        return withoutPhoto(trx, row);
      }
      if (row.chat_id !== DESK) return tellStaff(trx, kinds, row, refusal);
      if (row.method === CALL && (await mendDuty(trx, refusal, error)) === "retry") return "retry";
      if (row.method === NEW_CASES && refusal === "message-gone") return forgetNewCases(trx);
      if (row.attempts > MOST_MENDS && row.method !== NEW_CASES) return "ended";
      return mendDesk(trx, row, refusal, error, loseDesk);
    },
  };
}

function hasWordsUnderPhoto({ method, payload }: OutboxRow): boolean {
  return method === "sendPhoto" && "caption" in (JSON.parse(payload) as object);
}

/** A picture that Telegram no longer knows must not cost the words under it. */
async function withoutPhoto(trx: Trx, row: OutboxRow): Promise<"retry"> {
  const { caption: text, reply_markup } = JSON.parse(row.payload) as Record<string, unknown>;
  await changeCall(trx, row, "sendMessage", { text, reply_markup });
  return "retry";
}

/** The person could not be reached: staff see it under their words, with a phone to call instead. */
async function tellStaff(
  trx: Trx,
  kinds: CaseKinds,
  row: OutboxRow,
  refusal: Refusal,
): Promise<"ended"> {
  const isBlocked = refusal === "blocked" || refusal === "chat-gone" || refusal === "kicked";
  if (isBlocked) await setBlocked(trx, row.chat_id, 1);
  if (row.case_id === null) return "ended";

  const of = await getCase(trx, row.case_id);
  if (await isNewsForMany(trx, of, row)) return "ended";
  const phone = await kinds[of.kind].phone(trx, of, row.chat_id);
  await tellDesk(trx, of.id, (t) =>
    t(isBlocked ? "staff.not-delivered-blocked" : "staff.not-delivered", {
      phone: phone ?? t("staff.no-phone"),
    }),
  );
  await showCard(trx, of.id);
  if (row.case_message_id === null) return "ended";

  await endChoices(trx, row.case_message_id);
  await setDelivery(trx, row.case_message_id, isBlocked ? "blocked" : "failed");
  const message = await getCaseMessage(trx, row.case_message_id);
  if (message.staff_message_id !== null) await react(trx, of.id, message.staff_message_id, "💔");
  return "ended";
}

/** One of many who hear of a case is out of reach: staff wrote to nobody in particular, so nobody has to call. */
async function isNewsForMany(trx: Trx, of: Case, row: OutboxRow): Promise<boolean> {
  if (!hasFollowers(of) || row.case_message_id === null) return false;
  const message = await getCaseMessage(trx, row.case_message_id);
  if (message.staff_message_id !== null) return false;
  await setDelivery(trx, message.id, "blocked");
  return true;
}

/** The desk changed under us. What can be made anew is made anew, and the row goes out after it. */
async function mendDesk(
  trx: Trx,
  row: OutboxRow,
  refusal: Refusal,
  error: GrammyError,
  loseDesk: Deps["loseDesk"],
): Promise<"retry" | "ended"> {
  if (isCopy(row) && (refusal === "message-gone" || refusal === "other")) {
    await sayNotCopied(trx, row);
    return "ended";
  }
  switch (refusal) {
    case "topic-gone":
    case "topic-closed":
      if (row.case_id !== null) await deleteCaseView(trx, row.case_id);
      return row.case_id === null ? "ended" : "retry";
    case "message-gone":
      if (row.method === RELAY && row.case_message_id !== null) {
        await setStaffPlace(trx, row.case_message_id, null, null);
        return "retry";
      }
      if (row.method !== CARD || row.case_id === null) return "ended";
      await saveCaseView(trx, row.case_id, { ...(await deskPlace(trx)), card_message_id: null });
      return "retry";
    case "no-rights":
      return withoutTopics(trx, row);
    case "migrated":
      await moveDesk(trx, error.parameters.migrate_to_chat_id);
      return "retry";
    case "reaction-refused":
      await reactInWords(trx, row);
      return "ended";
    case "kicked":
    case "chat-gone":
      await loseDesk(trx);
      return "retry";
    default:
      return withoutTopics(trx, row);
  }
}

/** A group that refuses topics, whatever its words for it, gets plain cards; a card is never given up for that. */
async function withoutTopics(trx: Trx, row: OutboxRow): Promise<"retry" | "ended"> {
  if (row.case_id === null || !(await findStaffChat(trx))?.is_forum) return "ended";
  const view = await findCaseView(trx, row.case_id);
  if (view && view.thread_id !== null) return "ended";
  await updateStaffChat(trx, { is_forum: 0 });
  return "retry";
}

/** The group became a supergroup: another id for it and for all its messages. Open cases get a card there. */
export async function moveDesk(trx: Trx, newChatId: number | undefined): Promise<void> {
  if (newChatId === undefined) return;
  await updateStaffChat(trx, { chat_id: newChatId });
  for (const of of await listOpenCases(trx, ALL_OPEN_CASES)) await showCard(trx, of.id);
  await askForNewCases(trx);
}

function isCopy({ method }: OutboxRow): boolean {
  return method === "copyMessage" || method === "copyMessages";
}

function countOriginals({ payload }: OutboxRow): number {
  return (JSON.parse(payload) as { message_ids?: number[] }).message_ids?.length ?? 1;
}

/** What Telegram lets nobody copy, or what was deleted in the meantime, is said in words. */
async function sayNotCopied(trx: Trx, row: OutboxRow): Promise<void> {
  if (row.case_id !== null) await tellDesk(trx, row.case_id, (t) => t("talk.not-copied"));
}

async function deskPlace(trx: Trx): Promise<{ chat_id: number }> {
  return { chat_id: (await findStaffChat(trx))?.chat_id ?? 0 };
}
