import { Composer } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { CaseMessage, Db, Trx } from "../../db/schema.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import { type Answering, dropAsked, sendAsked } from "../cases/moves/reply.service.js";
import { findCaseMessage } from "../cases/record/case-message.repository.js";
import { undoAnswer } from "../cases/moves/undo-send.service.js";

interface Deps {
  db: Db;
  commit: Commit;
  answering: Answering;
}

/** What is said when it is done, and when it is too late for that. */
const CHOICES = {
  undo: { done: "talk.undo.done", late: "talk.undo.late" },
  send: { done: "talk.anyway.sent", late: "talk.anyway.late" },
  drop: { done: "talk.undo.done", late: "talk.anyway.late" },
} as const;
type Choice = keyof typeof CHOICES;

/** A clerk's second thoughts on words that have not left yet. Only who wrote them decides. */
export function choiceFeature({ db, commit, answering }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.callbackQuery(/^talk:(undo|send|drop):(\d+)$/, async (ctx) => {
    const choice = ctx.match[1] as Choice;
    const { done, late } = CHOICES[choice];
    const words = await findCaseMessage(db, Number(ctx.match[2]));
    if (words && words.clerk_id !== ctx.from.id) {
      return ctx.answerCallbackQuery(ctx.t("talk.not-yours", plain));
    }
    const isDone = await commit(async (trx) => {
      // Taken once already: only the answer may be missing.
      if (!(await claimUpdate(trx, ctx.update.update_id))) return true;
      if (!words || !(await decide(trx, ctx.t, choice, words))) return false;
      await sayInPlace(trx, ctx, words, ctx.t(done));
      return true;
    });
    await ctx.answerCallbackQuery(ctx.t(isDone ? done : late, plain));
  });
  function decide(trx: Trx, t: Translate, choice: Choice, words: CaseMessage): Promise<boolean> {
    if (choice === "send") return sendAsked(trx, t, answering, words);
    return choice === "undo" ? undoAnswer(trx, words) : dropAsked(trx, words);
  }

  return feature;
}

/** The question makes room for what was decided. */
async function sayInPlace(trx: Trx, ctx: BotContext, words: CaseMessage, text: string) {
  const payload = { message_id: ctx.callbackQuery?.message?.message_id, text };
  await enqueue(trx, { chatId: DESK, method: "editMessageText", payload, caseId: words.case_id });
}
