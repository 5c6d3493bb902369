import type { Commit } from "../../db/commit.js";
import type { CaseMessage, Db, Trx } from "../../db/schema.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import { once } from "../../intake/once.js";
import { onPress, type Route } from "../../router/route.js";
import { conversationPress } from "../cases/messages/conversation.press.js";
import { type Answering, dropAsked, sendAsked } from "../cases/moves/reply.service.js";
import { findCaseMessage } from "../cases/record/case-message.repository.js";
import { undoAnswer } from "../cases/moves/undo-send.service.js";
import { sayInPlace } from "../desk/desk-screen.js";

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
export function undoSendRoutes({ db, commit, answering }: Deps): Route[] {
  const decide = (trx: Trx, t: Translate, choice: Choice, words: CaseMessage) => {
    if (choice === "send") return sendAsked(trx, t, answering, words);
    return choice === "undo" ? undoAnswer(trx, words) : dropAsked(trx, words);
  };
  return (["undo", "send", "drop"] as const).map((choice) =>
    onPress("desk", conversationPress[choice], async (ctx, id) => {
      const { done, late } = CHOICES[choice];
      const words = await findCaseMessage(db, id);
      if (words && words.clerk_id !== ctx.from.id) return ctx.t("talk.not-yours", plain);
      const isDone = await once(ctx, commit, async (trx) => {
        if (!words || !(await decide(trx, ctx.t, choice, words))) return false;
        // The question makes room for what was decided.
        await sayInPlace(trx, ctx, { text: ctx.t(done) }, words.case_id);
        return true;
      });
      // Taken once already: only the toast may be missing.
      return ctx.t(isDone === false ? late : done, plain);
    }),
  );
}
