import { Composer } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import { plain } from "../../i18n/i18n.js";
import { onPress, type Route } from "../../router/route.js";
import type { BotContext } from "../../telegram/context.js";
import { casePress } from "../cases/record/case.press.js";
import { findByStaffMessage } from "../cases/record/case-message.repository.js";
import { findCase } from "../cases/record/case.repository.js";
import { extendPromise } from "../cases/moves/promise.service.js";
import { askForWords, takeWords } from "./prompt.js";

interface Deps {
  db: Db;
  commit: Commit;
}

/** A date that will not be kept: a clerk chooses by how much it moves, and says why. */
export function newDateRoutes({ db, commit }: Deps): Route[] {
  return [
    onPress("desk", casePress.extend, async (ctx, caseId, days) => {
      const of = await findCase(db, caseId);
      if (!of?.due_at) return ctx.t("clock.no-promise", plain);
      return askForWords(ctx, commit, of, { purpose: `extend:${days}`, prompt: "extend" });
    }),
  ];
}

/** Takes the reason for a new date. */
export function newDateFeature({ db, commit }: Deps): Composer<BotContext> {
  const desk = new Composer<BotContext>();

  desk.on("message", async (ctx, next) => {
    const target = ctx.message.reply_to_message;
    const prompt = target && (await findByStaffMessage(db, ctx.chat.id, target.message_id));
    const days = /^extend:(\d+)$/.exec(prompt?.purpose ?? "")?.[1];
    if (!prompt || days === undefined) return next();
    const { case_id: caseId } = prompt;
    await takeWords(ctx, commit, prompt, async (trx, words) => {
      const extension = { caseId, days: Number(days), words, now: new Date() };
      return (await extendPromise(trx, extension)) ? undefined : ctx.t("clock.no-promise", plain);
    });
  });

  return desk;
}
