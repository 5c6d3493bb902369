import type { CaseMessage, Db, KeptText, Question, Trx } from "../../../db/schema.js";
import { cleanLine, cleanLines } from "../../../text/clean-text.js";
import type { Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { detectLanguage } from "../../../nlu/read/language.js";
import { isSameQuestion, profileOf, SAME, similarity } from "../../../nlu/same-question.js";
import { readWords } from "../../../nlu/read/words.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { findByStaffMessage, getCaseMessage } from "../../cases/record/case-message.repository.js";
import type { ClerkWords } from "../../cases/messages/answer.service.js";
import { findPerson } from "../../people/person.repository.js";
import {
  type KeptWithTexts,
  listKeptAnswers,
  saveKeptAnswer,
  saveKeptText,
} from "./kept-answer.repository.js";
import { type KeptWords, offerView } from "./kept-answer.view.js";
import {
  findQuestionOfCase,
  listUnanswered,
  setQuestionAnswer,
} from "../record/question.repository.js";

/** A question is a line, and an answer with its source fits in one message of Telegram. */
export const LONGEST_KEPT = { question: 300, answer: 2_500 } as const;

const ASKED_LATELY_MS = 90 * 24 * 3_600_000;
const MOST_COMPARED = 500;

/** Records what the operator answered to a question, and offers staff under it to keep it for everybody. */
export async function offerToKeep(
  trx: Trx,
  t: Translate,
  caseId: number,
  words: ClerkWords,
): Promise<void> {
  const question = await findQuestionOfCase(trx, caseId);
  const answer = question && (await findByStaffMessage(trx, words.chatId, words.messageId));
  if (!answer) return;
  await setQuestionAnswer(trx, question.id, answer.id);
  // A report of a fault has an answer of its own each time.
  if (answer.text === null || question.kind === "complaint") return;
  const payload = offerView(t, answer.id, wordsOf(question, answer.text), isShort);
  await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId });
}

function wordsOf(question: Question, answer: string): KeptWords {
  return { question: cleanLine(question.text), answer: cleanLines(answer) };
}

export function isShort({ question, answer }: KeptWords): boolean {
  return question.length <= LONGEST_KEPT.question && answer.length <= LONGEST_KEPT.answer;
}

/** Keeps a clerk's answer as it is; `undefined` when its words were erased meanwhile, or are too long. */
export async function keepAsItIs(
  trx: Trx,
  caseMessageId: number,
  editorId: number,
): Promise<number | undefined> {
  const answer = await getCaseMessage(trx, caseMessageId);
  const question = await findQuestionOfCase(trx, answer.case_id);
  if (!question || answer.text === null) return undefined;
  const words = wordsOf(question, answer.text);
  if (!isShort(words)) return undefined;
  return keep(trx, answer, editorId, await languageOf(trx, answer.text, question), words);
}

/** Keeps an answer in the words of an editor, in one more language or instead of what was there. */
export async function keepInWords(
  trx: Trx,
  caseMessageId: number,
  editorId: number,
  locale: Locale,
  words: KeptWords,
): Promise<number> {
  return keep(trx, await getCaseMessage(trx, caseMessageId), editorId, locale, words);
}

async function keep(
  trx: Trx,
  answer: CaseMessage,
  editorId: number,
  locale: Locale,
  words: KeptWords,
): Promise<number> {
  const id = await saveKeptAnswer(trx, {
    caseMessageId: answer.id,
    keptBy: editorId,
    answeredAt: answer.created_at,
  });
  await saveKeptText(trx, { kept_answer_id: id, locale, ...words });
  return id;
}

/** The language in which an answer is written; the person's own where its words do not tell. */
export async function languageOf(db: Db, text: string, question: Question): Promise<Locale> {
  const person = await findPerson(db, question.person_id);
  return detectLanguage(readWords(text), person?.locale ?? "ru").locale;
}

export interface Found {
  kept: KeptWithTexts;
  text: KeptText;
}

/** What the operator answered to the same question in whatever words, in the person's language where it was given. */
export async function findKept(db: Db, asked: string, locale: Locale): Promise<Found | undefined> {
  const profile = profileOf(asked, locale);
  let best: Found | undefined;
  let nearest: number = SAME;
  for (const kept of await listKeptAnswers(db)) {
    for (const text of kept.texts) {
      const near = similarity(profileOf(text.question, text.locale), profile);
      if (near < nearest || (best && near === nearest)) continue;
      nearest = near;
      const own = kept.texts.find((other) => other.locale === locale);
      best = { kept, text: own ?? text };
    }
  }
  return best;
}

export interface AskedOften {
  question: string;
  /** How many different people asked it. */
  people: number;
}

/** What people asked most and nobody has answered, in other words or the same; no names. */
export async function listMostAsked(db: Db, most: number): Promise<AskedOften[]> {
  const since = new Date(Date.now() - ASKED_LATELY_MS).toISOString();
  const kept = (await listKeptAnswers(db)).flatMap(({ texts }) =>
    texts.map((text) => profileOf(text.question, text.locale)),
  );
  const groups: { profile: ReturnType<typeof profileOf>; text: string; people: Set<number> }[] = [];
  for (const { text, person_id } of await listUnanswered(db, since, MOST_COMPARED)) {
    const profile = profileOf(text, "ru");
    if (kept.some((known) => isSameQuestion(known, profile))) continue;
    const group = groups.find((one) => one.text === text || isSameQuestion(one.profile, profile));
    if (group) group.people.add(person_id);
    else groups.push({ profile, text, people: new Set([person_id]) });
  }
  return groups
    .map(({ text, people }) => ({ question: cleanLine(text), people: people.size }))
    .sort((a, b) => b.people - a.people)
    .slice(0, most);
}
