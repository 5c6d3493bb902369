import { Composer } from "grammy";
import { plain } from "../../i18n/i18n.js";
import { unpackReading } from "../../nlu/reading-code.js";
import { remember } from "../../nlu/understand.js";
import type { BotContext } from "../../telegram/context.js";
import { setTalk } from "../people/person.repository.js";
import { say, talkOf, type WordsDeps } from "./answering.js";
import { findQuestion, setQuestionKind } from "./record/question.repository.js";

/** Buttons that carry a reading: pressed at whatever time, each gives its answer and is what the talk goes on from. */
export function readingsFeature(deps: WordsDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.chatType("private").callbackQuery(/^read:(\d+):(.+)$/, async (ctx) => {
    const meaning = unpackReading(ctx.match[2] ?? "");
    if (!meaning) return ctx.answerCallbackQuery(ctx.t("fallback.old-button", plain));
    await ctx.answerCallbackQuery();
    const question = await findQuestion(deps.db, Number(ctx.match[1]), ctx.person.id);
    const context = remember(meaning, undefined);
    await deps.commit(async (trx) => {
      await setTalk(trx, ctx.person.id, talkOf(context));
      if (question) await setQuestionKind(trx, question.id, meaning.kind);
    });
    await say(ctx, deps, { meaning, confidence: "high" }, question?.id);
  });
  return feature;
}
