import { Composer, type Filter } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { once } from "../../../intake/once.js";
import { findCaseNumber } from "../../../nlu/read/case-number.js";
import { onPress, type Route } from "../../../router/route.js";
import type { BotContext } from "../../../telegram/context.js";
import { findCase } from "../../cases/record/case.repository.js";
import { incidentPress } from "../record/incident.press.js";
import { standsNow } from "../record/incident.view.js";
import { findPromptAt, findPromptSince } from "../record/rating.repository.js";
import { keepRatingWords, rate, skipRatingWords } from "./rating.service.js";
import { withoutSkip, withoutStars } from "./rating.view.js";

/** So long after a rating the next words are taken as the word to it. */
const WORD_MS = 10 * 60_000;

interface Deps {
  db: Db;
  commit: Commit;
}

/** Whoever follows a fault rates the work once it is closed, and may add a word. */
export function ratingRoutes({ db, commit }: Deps): Route[] {
  return [
    onPress("private", incidentPress.rate, async (ctx, caseId, stars) => {
      const before = await findCase(db, caseId);
      if (before?.kind !== "fault") return;
      const isInForm = ctx.draft?.isActive === true;
      const rating = { caseId, personId: ctx.person.id, stars, isInForm };
      const rated = await once(ctx, commit, (trx) => rate(trx, rating));
      const { kind, of } = rated ?? { kind: "rated", of: before };
      if (kind === "stranger") return ctx.t("incident.not-followed", plain);
      if (kind === "not-closed") return standsNow(ctx.t, of);
      const shown = ctx.callbackQuery.message?.reply_markup;
      const reply_markup = withoutStars(ctx.t, shown, caseId);
      if (reply_markup) await ctx.editMessageReplyMarkup({ reply_markup });
      return ctx.t("incident.rating.kept", plain);
    }),

    onPress("private", incidentPress.skip, async (ctx, caseId) => {
      await once(ctx, commit, (trx) => skipRatingWords(trx, caseId, ctx.person.id));
      const reply_markup = withoutSkip(ctx.callbackQuery.message?.reply_markup);
      await ctx.editMessageReplyMarkup({ reply_markup });
    }),
  ];
}

/** The word to a rating. Stands before the talk of cases. */
export function ratingFeature({ db, commit }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.on("message:text", async (ctx, next) => {
    const prompt = await findPromptFor(ctx, db);
    if (!prompt) return next();
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      await keepRatingWords(trx, prompt, ctx.person.id, ctx.message.text);
    });
    await ctx.reply(ctx.t("incident.rating.word-kept"));
  });

  return feature;
}

/** The question that these words answer: a reply always does, other words only soon after it and outside a form. */
async function findPromptFor(ctx: Filter<BotContext, "message:text">, db: Db) {
  const { text, reply_to_message: target } = ctx.message;
  // Where a reply is asked for, Telegram sends a command as a reply as well.
  if (text.startsWith("/")) return undefined;
  if (target) return findPromptAt(db, ctx.person.id, target.message_id);
  if (findCaseNumber(text) !== undefined || ctx.draft?.isActive) return undefined;
  return findPromptSince(db, ctx.person.id, new Date(Date.now() - WORD_MS));
}
