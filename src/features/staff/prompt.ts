import type { Filter } from "grammy";
import type { User } from "grammy/types";
import type { Commit } from "../../db/commit.js";
import type { Case, CaseMessage, Trx } from "../../db/schema.js";
import type { Translate } from "../../i18n/i18n.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import { once } from "../../intake/once.js";
import type { PressContext } from "../../router/route.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import { insertCaseMessage } from "../cases/record/case-message.repository.js";
import type { ClerkWords } from "../cases/messages/answer.service.js";
import { getCase } from "../cases/record/case.repository.js";
import { hasFollowers } from "../cases/record/case-state.js";
import { caseNumber } from "../cases/record/case.view.js";
import { FOR_ALL, type Prompt, promptView } from "./desk.view.js";
import { saveStaffMember } from "../desk/staff.repository.js";

export type GivenWords = ClerkWords & { text: string };
/** What words to a person mean besides reaching him, in their transaction. */
export type OnAnswer = (trx: Trx, t: Translate, caseId: number, words: ClerkWords) => Promise<void>;
export type Purpose = NonNullable<CaseMessage["purpose"]>;

interface Asked {
  purpose: Purpose;
  prompt: Prompt;
}

/** Asks the clerk who pressed a button for words; the reply does what the purpose says. */
export async function askForWords(
  ctx: PressContext,
  commit: Commit,
  of: Case,
  asked: Asked,
): Promise<void> {
  await once(ctx, commit, (trx) => enqueuePrompt(trx, ctx, of, asked));
}

/** The question itself, in the topic of the case. */
export async function enqueuePrompt(
  trx: Trx,
  ctx: Pick<BotContext, "t" | "locale"> & { from: User },
  of: Case,
  { purpose, prompt }: Asked,
): Promise<void> {
  const clerk = await saveStaffMember(trx, ctx.from);
  const caseMessageId = await insertCaseMessage(trx, {
    case_id: of.id,
    kind: "prompt",
    purpose,
    clerk_id: clerk.user_id,
  });
  const shown = (hasFollowers(of) ? FOR_ALL[prompt] : undefined) ?? prompt;
  const payload = promptView(ctx.t, shown, caseNumber(ctx.t, ctx.locale, of), ctx.from);
  const message = { chatId: DESK, method: "sendMessage", payload };
  await enqueue(trx, { ...message, caseId: of.id, caseMessageId });
}

/** With what stands around them, so many still fit into one message of Telegram. */
const LONGEST_WORDS = 3_000;

/**
 * Takes a clerk's reply to a prompt, once. Words that say nothing, or too much, are asked for again. `take` gives back
 * what to say when they came to nothing; they stay where they were written.
 */
export async function takeWords(
  ctx: Filter<BotContext, "message">,
  commit: Commit,
  { case_id: caseId, purpose }: CaseMessage,
  take: (trx: Trx, words: GivenWords) => Promise<string | undefined>,
): Promise<void> {
  const { message_id: messageId, text } = ctx.message;
  await commit(async (trx) => {
    if (!(await claimUpdate(trx, ctx.update.update_id))) return;
    const { user_id: clerkId } = await saveStaffMember(trx, ctx.from);
    const words = { clerkId, chatId: ctx.chat.id, messageId };
    const reply_parameters = { message_id: messageId, allow_sending_without_reply: true };
    const fault = findFault(text, await getCase(trx, caseId));
    if (text === undefined || fault !== undefined) {
      const again = await insertCaseMessage(trx, {
        ...{ case_id: caseId, kind: "prompt", purpose, clerk_id: clerkId },
      });
      const reply_markup = { force_reply: true, selective: true };
      const payload = {
        text: ctx.t(`staff.${fault ?? "words-needed"}`),
        reply_parameters,
        reply_markup,
      };
      const row = { chatId: DESK, method: "sendMessage", payload, caseId };
      await enqueue(trx, { ...row, caseMessageId: again });
      return;
    }
    const problem = await take(trx, { ...words, text });
    if (problem === undefined) return;
    const payload = { text: problem, reply_parameters };
    await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId });
  });
}

/** A reason is read by people: a dot or a thumb is none. */
function findFault(
  text: string | undefined,
  of: Case,
): "words-needed" | "words-too-long" | undefined {
  if (text === undefined || !/\p{L}{2}/u.test(text)) return "words-needed";
  // To one person alone, long words are copied as they are.
  return hasFollowers(of) && text.length > LONGEST_WORDS ? "words-too-long" : undefined;
}
