import type { Case, Db, OutboxRow, StaffChat } from "../../../db/schema.js";
import { translator, type Translate } from "../../../i18n/i18n.js";
import type { Prepared, Step } from "../../../outbox/outbox.js";
import { findPerson } from "../../people/person.repository.js";
import { findStaffChat, findStaffMember } from "../../desk/staff.repository.js";
import { insertCaseMessage } from "../record/case-message.repository.js";
import { getCase } from "../record/case.repository.js";
import { CARD } from "../record/show-card.service.js";
import type { CaseKinds } from "../record/case-kind.js";
import { CALL, prepareCall } from "./duty.service.js";
import { isUntaken } from "../record/case-state.js";
import { type DeskDeps, prepareMessage } from "./desk-message.service.js";
import { findCaseView, saveCaseView } from "../record/case-view.repository.js";
import { NEW_CASES, prepareNewCases } from "./new-cases.service.js";
import { getOfficeName } from "../record/office.repository.js";
import { cardView, caseNumber, fromView } from "../record/case.view.js";

const HOLD_MS = 60_000;
/** Telegram's limit for the name of a topic. */
const LONGEST_TOPIC_NAME = 128;

/**
 * Finds where a row for the desk goes. What staff work on, and what is urgent, passes other cases that nobody has
 * taken: those are patient.
 */
export async function prepareForDesk(deps: DeskDeps, row: OutboxRow): Promise<Prepared> {
  const { db, kinds } = deps;
  const desk = await findStaffChat(db);
  if (row.method === CALL && row.case_id !== null) {
    return prepareCall(db, kinds, desk, row.case_id);
  }
  if (!desk) return { kind: "hold", reason: "no staff chat is bound", ms: HOLD_MS };
  if (desk.state === "lost") return { kind: "hold", reason: "the staff chat is lost", ms: HOLD_MS };

  if (row.method === NEW_CASES) return prepareNewCases(db, kinds, desk);
  if (row.case_id === null) {
    const payload = JSON.parse(row.payload) as Record<string, unknown>;
    return { kind: "send", chatId: desk.chat_id, method: row.method, payload };
  }
  const prepared = await prepareForCase(deps, desk, row, row.case_id);
  if (prepared.kind !== "send") return prepared;
  const of = await getCase(db, row.case_id);
  return { ...prepared, isPatient: isUntaken(of) && !of.is_urgent };
}

/**
 * A topic and a card are only views of the case: whichever is missing is made first, so a deleted topic heals with the
 * next message, once.
 */
async function prepareForCase(
  deps: DeskDeps,
  desk: StaffChat,
  row: OutboxRow,
  caseId: number,
): Promise<Prepared> {
  const { db, kinds } = deps;
  const chatId = desk.chat_id;
  const view = await findCaseView(db, caseId);
  const isHere = view?.chat_id === chatId;
  const threadId = isHere ? view.thread_id : null;
  const cardId = isHere ? view.card_message_id : null;
  if (desk.is_forum && threadId === null) return createTopic(db, kinds, desk, caseId);
  if (cardId === null) return postCard(db, kinds, desk, caseId, threadId, row.method === CARD);
  if (row.method === CARD) return editCard(db, kinds, desk, caseId, cardId);
  const whole = {
    case_id: caseId,
    chat_id: chatId,
    thread_id: threadId,
    card_message_id: cardId,
  };
  return prepareMessage(deps, desk, whole, row);
}

async function createTopic(
  db: Db,
  kinds: CaseKinds,
  desk: StaffChat,
  caseId: number,
): Promise<Prepared> {
  const of = await getCase(db, caseId);
  const subject = await kinds[of.kind].subject(db, of, desk.locale);
  const name = `${caseNumber(translator(desk.locale), desk.locale, of)} · ${subject}`;
  const step: Step = async (trx, result) => {
    const { message_thread_id } = result as { message_thread_id: number };
    const fresh = { chat_id: desk.chat_id, thread_id: message_thread_id, card_message_id: null };
    await saveCaseView(trx, caseId, fresh);
  };
  const payload = { name: [...name].slice(0, LONGEST_TOPIC_NAME).join("") };
  return { kind: "send", chatId: desk.chat_id, method: "createForumTopic", payload, step };
}

async function postCard(
  db: Db,
  kinds: CaseKinds,
  desk: StaffChat,
  caseId: number,
  threadId: number | null,
  isWhole: boolean,
): Promise<Prepared> {
  const card = await renderCard(db, kinds, desk, caseId);
  const payload = { ...card, ...(threadId !== null && { message_thread_id: threadId }) };
  const send = { kind: "send", chatId: desk.chat_id, method: "sendMessage", payload } as const;
  if (isWhole) return send;
  return { ...send, step: (trx, result) => keepCard(trx, caseId, desk.chat_id, result) };
}

async function editCard(
  db: Db,
  kinds: CaseKinds,
  desk: StaffChat,
  caseId: number,
  cardId: number,
): Promise<Prepared> {
  const payload = { ...(await renderCard(db, kinds, desk, caseId)), message_id: cardId };
  return { kind: "send", chatId: desk.chat_id, method: "editMessageText", payload };
}

/** Remembers the card that was posted: replies to it are answers. */
export async function keepCard(
  trx: Parameters<Step>[0],
  caseId: number,
  chatId: number,
  result: unknown,
): Promise<void> {
  const { message_id } = result as { message_id: number };
  await saveCaseView(trx, caseId, { chat_id: chatId, card_message_id: message_id });
  await insertCaseMessage(trx, {
    case_id: caseId,
    kind: "card",
    staff_chat_id: chatId,
    staff_message_id: message_id,
  });
}

async function renderCard(db: Db, kinds: CaseKinds, desk: StaffChat, caseId: number) {
  const of: Case = await getCase(db, caseId);
  const t = translator(desk.locale);
  const from = await fromLines(db, kinds, of, t);
  const clerk = of.assignee_id === null ? undefined : await findStaffMember(db, of.assignee_id);
  const lines = await kinds[of.kind].lines(db, of, t, desk.locale);
  const office = await getOfficeName(db, desk.locale, of.office_id);
  const buttons = (await kinds[of.kind].cardButtons?.(db, of, t)) ?? [];
  return cardView(t, desk.locale, { of, from, assignee: clerk?.name, office, lines, buttons });
}

async function fromLines(db: Db, kinds: CaseKinds, of: Case, t: Translate): Promise<string[]> {
  const { from } = kinds[of.kind];
  if (from) return from(db, of, t);
  const person = await findPerson(db, of.person_id);
  if (!person) throw new Error(`Case ${of.id} has no person ${of.person_id}`);
  return fromView(t, person);
}
