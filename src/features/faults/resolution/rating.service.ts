import type { Case, CaseMessage, Trx } from "../../../db/schema.js";
import { cleanLine, shortened } from "../../../text/clean-text.js";
import { translator } from "../../../i18n/i18n.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { insertCaseMessage } from "../../cases/record/case-message.repository.js";
import { lockCase } from "../../cases/record/case.repository.js";
import { languageOf } from "../../cases/moves/case.service.js";
import { showCard } from "../../cases/record/show-card.service.js";
import { findFollower } from "../../cases/record/follower.repository.js";
import { COUNT_MS } from "../record/incident-terms.js";
import { findStaffChat } from "../../desk/staff.repository.js";
import { claimPrompt, findPromptOf, setRating } from "../record/rating.repository.js";
import { ratingPromptView } from "./rating.view.js";

const LONGEST_WORDS = 500;

interface Rating {
  caseId: number;
  personId: number;
  stars: number;
  isInForm: boolean;
}

export type Rated = { kind: "rated" | "stranger" | "not-closed"; of: Case };

/** Keeps what somebody makes of the work; the latest of his ratings counts, and a word to it is asked for once. */
export async function rate(trx: Trx, { caseId, personId, ...rating }: Rating): Promise<Rated> {
  const of = await lockCase(trx, caseId);
  const follower = await findFollower(trx, caseId, personId);
  if (!follower) return { kind: "stranger", of };
  if (of.state !== "closed") return { kind: "not-closed", of };
  await setRating(trx, { caseId, personId }, { rating: rating.stars });
  await showCard(trx, caseId, COUNT_MS);
  if (follower.rating === null) await askForWord(trx, of, personId, rating.isInForm);
  return { kind: "rated", of };
}

async function askForWord(trx: Trx, of: Case, personId: number, isInForm: boolean) {
  const { t } = await languageOf(trx, personId);
  const message = { case_id: of.id, kind: "out", person_chat_id: personId } as const;
  const caseMessageId = await insertCaseMessage(trx, { ...message, purpose: "rating" });
  const payload = ratingPromptView(t, isInForm);
  const row = { chatId: personId, method: "sendMessage", payload };
  await enqueue(trx, { ...row, caseId: of.id, caseMessageId });
}

/** Keeps the word to a rating, and shows it to staff without a name. */
export async function keepRatingWords(
  trx: Trx,
  prompt: CaseMessage,
  personId: number,
  text: string,
): Promise<void> {
  if (!(await claimPrompt(trx, prompt.id))) return;
  const { case_id: caseId } = prompt;
  const words = shortened(cleanLine(text), LONGEST_WORDS);
  await setRating(trx, { caseId, personId }, { rating_words: words });
  const stars = (await findFollower(trx, caseId, personId))?.rating ?? 0;
  const t = translator((await findStaffChat(trx))?.locale ?? "ru");
  const payload = { text: t("incident.rating.on-desk", { stars, words }) };
  await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId });
}

/** No word: the question goes, so that nothing waits for a reply any more. */
export async function skipRatingWords(trx: Trx, caseId: number, personId: number): Promise<void> {
  const prompt = await findPromptOf(trx, personId, caseId);
  if (!prompt || !(await claimPrompt(trx, prompt.id))) return;
  if (prompt.person_message_id === null) return;
  const payload = { message_id: prompt.person_message_id };
  await enqueue(trx, { chatId: personId, method: "deleteMessage", payload });
}
