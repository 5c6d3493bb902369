import { remember } from "../../nlu/understand.js";
import { onPress, type Route } from "../../router/route.js";
import { setTalk } from "../people/person.repository.js";
import { say, talkOf, type WordsDeps } from "./answering.js";
import { questionPress } from "./question.press.js";
import { findQuestion, setQuestionKind } from "./record/question.repository.js";

/** Buttons that carry a reading: pressed at whatever time, each gives its answer and is what the talk goes on from. */
export function readingRoutes(deps: WordsDeps): Route[] {
  return [
    onPress("private", questionPress.read, async (ctx, questionId, meaning) => {
      const question = await findQuestion(deps.db, questionId, ctx.person.id);
      await deps.commit(async (trx) => {
        await setTalk(trx, ctx.person.id, talkOf(remember(meaning, undefined)));
        if (question) await setQuestionKind(trx, question.id, meaning.kind);
      });
      await say(ctx, deps, { meaning, confidence: "high" }, question?.id);
    }),
  ];
}
