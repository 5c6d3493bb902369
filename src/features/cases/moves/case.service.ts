import { randomUUID } from "node:crypto";
import { almatyYear } from "../../../calendar/almaty-time.js";
import type { Case, CaseKind, Person, Trx } from "../../../db/schema.js";
import { translator } from "../../../i18n/i18n.js";
import { enqueue } from "../../../outbox/outbox.repository.js";
import { findPerson } from "../../people/person.repository.js";
import { insertCaseMessage } from "../record/case-message.repository.js";
import { clockOnEntering } from "../record/clock.service.js";
import { getCase, insertCase, insertEvent, takeNumber } from "../record/case.repository.js";
import { type ClerkWords, sendWords, type WordsView } from "../messages/answer.service.js";
import type { Clock } from "../record/case-clock.js";
import type { News, Reader } from "../record/case-kind.js";
import { listAudience } from "../record/follower.repository.js";
import { answerView, confirmationView } from "../record/case.view.js";
import { showCard } from "../record/show-card.service.js";
import { askForNewCases } from "../card/new-cases.service.js";

/** Telegram's limit is 1,024 of what is shown; the markup counts too here. */
const LONGEST_CAPTION = 1_000;

export interface CaseFiling {
  kind: CaseKind;
  /** The letter of its number: A for applications; `null` for a question, which has none. */
  letter: "A" | "C" | null;
  /** What the person calls it, if it has a name. */
  title?: string;
  personId: number;
  runKey: string;
  updateId: number;
  /** By the table of states and its terms, if the kind does not know better. */
  clock?: Clock;
  isUrgent?: boolean;
  now: Date;
}

/** Registers a case and writes what must be said of it: the card to staff, the number to the person. */
export async function fileCase(trx: Trx, filing: CaseFiling): Promise<Case> {
  const { kind, letter, title = null, personId, runKey, updateId, isUrgent = false, now } = filing;
  const filed = await insertCase(trx, {
    number: letter && (await nextNumber(trx, letter, now)),
    title,
    kind,
    personId,
    runKey,
    updateId,
    createdAt: now.toISOString(),
    clock: filing.clock ?? (await clockOnEntering(trx, kind, "registered", now)),
    isUrgent,
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
export async function nextNumber(trx: Trx, letter: "A" | "C", now: Date): Promise<string> {
  const series = `${letter}-${almatyYear(now)}`;
  const count = await takeNumber(trx, series);
  return `${series}-${String(count).padStart(6, "0")}`;
}

/** Written after the rows that the card is made of. */
export async function announceCase(trx: Trx, filed: Case): Promise<void> {
  await announceToStaff(trx, filed);
  const { t, locale } = await languageOf(trx, filed.person_id);
  await enqueueToPerson(trx, filed, filed.person_id, confirmationView(t, locale, filed));
}

export async function announceToStaff(trx: Trx, filed: Case): Promise<void> {
  await showCard(trx, filed.id);
  await askForNewCases(trx);
}

/** Sends a clerk's words to the person of the case; `false` for a further part of an album. */
export async function answerCase(trx: Trx, caseId: number, words: ClerkWords): Promise<boolean> {
  const of = await getCase(trx, caseId);
  const view: WordsView = ({ t, locale, text }) => answerView(t, locale, of, text);
  if (!(await sendWords(trx, of, words, view, { mayBeUndone: true }))) return false;
  const { clerkId } = words;
  await insertEvent(trx, { case_id: caseId, kind: "answered", actor: "clerk", actor_id: clerkId });
  return true;
}

/** Tells somebody who hears of a case something of it. A photo carries the text as far as Telegram lets it, else goes before it. */
export async function enqueueToPerson(
  trx: Trx,
  of: Case,
  personId: number,
  { photo, album, text, reply_markup }: News,
): Promise<void> {
  const message = { case_id: of.id, kind: "out", person_chat_id: personId } as const;
  if (album) await enqueueAlbum(trx, message, album);
  const isUnderPhoto = photo !== undefined && text.length <= LONGEST_CAPTION;
  if (photo !== undefined && !isUnderPhoto) {
    const caseMessageId = await insertCaseMessage(trx, message);
    const row = { chatId: personId, method: "sendPhoto", payload: { photo } };
    await enqueue(trx, { ...row, caseMessageId });
  }
  const caseMessageId = await insertCaseMessage(trx, message);
  await enqueue(trx, {
    chatId: personId,
    method: isUnderPhoto ? "sendPhoto" : "sendMessage",
    payload: isUnderPhoto ? { photo, caption: text, reply_markup } : { text, reply_markup },
    caseId: of.id,
    caseMessageId,
  });
}

/** Photos that go before the words about them. Should Telegram refuse them, the words still arrive. */
async function enqueueAlbum(
  trx: Trx,
  message: { case_id: number; kind: "out"; person_chat_id: number },
  album: NonNullable<News["album"]>,
): Promise<void> {
  const album_id = randomUUID();
  const caseMessageId = await insertCaseMessage(trx, { ...message, album_id });
  for (let at = 1; at < album.length; at++) await insertCaseMessage(trx, { ...message, album_id });
  const media = album.map(({ photo, caption }) => ({ type: "photo", media: photo, caption }));
  await enqueue(trx, {
    chatId: message.person_chat_id,
    method: "sendMediaGroup",
    payload: { media },
    caseMessageId,
  });
}

/** Tells everybody who hears of a case something of it, each in his language. */
export async function tellAudience(
  trx: Trx,
  of: Case,
  view: (reader: Reader) => News,
): Promise<void> {
  for (const { personId, locale } of await listAudience(trx, of)) {
    const news = view({ personId, locale, t: translator(locale) });
    await enqueueToPerson(trx, of, personId, news);
  }
}

/** The language in which the person of a case reads. */
export async function languageOf(trx: Trx, personId: number) {
  const person = (await findPerson(trx, personId)) as Person;
  // A case is filed only after a language was chosen.
  const locale = person.locale ?? "ru";
  return { t: translator(locale), locale, person };
}
