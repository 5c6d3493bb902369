import { almatyYear } from "../../calendar/almaty-time.js";
import type { Case, CaseKind, Person, Trx } from "../../db/schema.js";
import { translator } from "../../i18n/i18n.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import { findPerson } from "../people/person.repository.js";
import { insertCaseMessage } from "./case-message.repository.js";
import { clockOnEntering } from "./clock.service.js";
import { getCase, insertCase, insertEvent, takeNumber } from "./case.repository.js";
import { type ClerkWords, quoted, sendWords } from "./answer.service.js";
import { answerView, confirmationView } from "./case.view.js";
import { askForNewCases } from "./new-cases.service.js";

/** Stands for "show the case's card": made, or edited, when the row leaves. */
export const CARD = "card";

export interface CaseFiling {
  kind: CaseKind;
  /** The letter of its number: A for applications; `null` for a question, which has none. */
  letter: "A" | "C" | null;
  /** What the person calls it, if it has a name. */
  title?: string;
  personId: number;
  runKey: string;
  updateId: number;
  now: Date;
}

/** Registers a case and writes what must be said of it: the card to staff, the number to the person. */
export async function fileCase(trx: Trx, filing: CaseFiling): Promise<Case> {
  const { kind, letter, title = null, personId, runKey, updateId, now } = filing;
  const filed = await insertCase(trx, {
    number: letter && (await nextNumber(trx, letter, now)),
    title,
    kind,
    personId,
    runKey,
    updateId,
    createdAt: now.toISOString(),
    clock: await clockOnEntering(trx, kind, "registered", now),
  });
  await insertEvent(trx, {
    case_id: filed.id,
    kind: "filed",
    actor: "person",
    actor_id: personId,
    to_state: filed.state,
    at: filed.created_at,
  });
  return filed;
}

/** A-2026-000123: by Almaty's year, gapless. */
async function nextNumber(trx: Trx, letter: string, now: Date): Promise<string> {
  const series = `${letter}-${almatyYear(now)}`;
  const count = await takeNumber(trx, series);
  return `${series}-${String(count).padStart(6, "0")}`;
}

/** Written after the rows that the card is made of. */
export async function announceCase(trx: Trx, filed: Case): Promise<void> {
  await showCard(trx, filed.id);
  await askForNewCases(trx);
  const { t, locale } = await languageOf(trx, filed.person_id);
  await enqueueToPerson(trx, filed, confirmationView(t, locale, filed));
}

export async function showCard(trx: Trx, caseId: number): Promise<void> {
  await enqueue(trx, { chatId: DESK, method: CARD, payload: {}, caseId });
}

/** Sends a clerk's words to the person of the case; `false` for a further part of an album. */
export async function answerCase(trx: Trx, caseId: number, words: ClerkWords): Promise<boolean> {
  const of = await getCase(trx, caseId);
  const { t, locale } = await languageOf(trx, of.person_id);
  const view = answerView(t, locale, of, quoted(words));
  if (!(await sendWords(trx, of, words, view, { mayBeUndone: true }))) return false;
  const { clerkId } = words;
  await insertEvent(trx, { case_id: caseId, kind: "answered", actor: "clerk", actor_id: clerkId });
  return true;
}

/** Tells the person of a case something of it. */
export async function enqueueToPerson(
  trx: Trx,
  of: Case,
  view: { text: string; reply_markup: unknown },
): Promise<void> {
  const caseMessageId = await insertCaseMessage(trx, { case_id: of.id, kind: "out" });
  await enqueue(trx, {
    chatId: of.person_id,
    method: "sendMessage",
    payload: view,
    caseId: of.id,
    caseMessageId,
  });
}

/** The language in which the person of a case reads. */
export async function languageOf(trx: Trx, personId: number) {
  const person = (await findPerson(trx, personId)) as Person;
  // A case is filed only after a language was chosen.
  const locale = person.locale ?? "ru";
  return { t: translator(locale), locale, person };
}
