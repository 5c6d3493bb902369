import { Composer } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { once } from "../../../intake/once.js";
import type { BotContext } from "../../../telegram/context.js";
import { findCase } from "../../cases/record/case.repository.js";
import { keepRatingWords, type Rated, rate, skipRatingWords } from "./rating.service.js";
import { withoutSkip, withoutStars } from "./rating.view.js";

interface Deps {
  db: Db;
  commit: Commit;
}

/** Whoever follows a fault rates the work once it is closed, and may add a word. Stands before the talk of cases. */
export function ratingFeature({ db, commit }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.callbackQuery(/^incident:rate:(\d+):([1-5])$/, async (ctx) => {
    const caseId = Number(ctx.match[1]);
    const before = await findCase(db, caseId);
    if (before?.kind !== "fault") return ctx.answerCallbackQuery();
    const isInForm = ctx.draft?.isActive === true;
    const rating = { caseId, personId: ctx.person.id, stars: Number(ctx.match[2]), isInForm };
    const rated = await commit(async (trx): Promise<Rated | undefined> => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return undefined;
      return rate(trx, rating);
    });
    const { kind, of } = rated ?? { kind: "rated", of: before };
    const state = ctx.t(`case.state.${of.state}`, plain);
    const stands = { number: of.number ?? "", state, ...plain };
    if (kind === "stranger") {
      return ctx.answerCallbackQuery(ctx.t("incident.not-followed", plain));
    }
    if (kind === "not-closed") return ctx.answerCallbackQuery(ctx.t("incident.stands", stands));
    await ctx.answerCallbackQuery(ctx.t("incident.rating.kept", plain));
    const shown = ctx.callbackQuery.message?.reply_markup;
    const reply_markup = withoutStars(ctx.t, shown, caseId);
    if (reply_markup) await ctx.editMessageReplyMarkup({ reply_markup });
  });

  privately.callbackQuery(/^incident:skip:(\d+)$/, async (ctx) => {
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      await skipRatingWords(trx, Number(ctx.match[1]), ctx.person.id);
    });
    await ctx.answerCallbackQuery();
    const reply_markup = withoutSkip(ctx.callbackQuery.message?.reply_markup);
    await ctx.editMessageReplyMarkup({ reply_markup });
  });

  return feature;
}

/** Takes the word to a rating. */
export async function takeRatingWords(
  ctx: BotContext,
  { commit }: Pick<Deps, "commit">,
): Promise<void> {
  const { stored: prompt } = ctx.belongsTo;
  const text = ctx.message?.text;
  if (!prompt || text === undefined) return;
  await once(ctx, commit, (trx) => keepRatingWords(trx, prompt, ctx.person.id, text));
  await ctx.reply(ctx.t("incident.rating.word-kept"));
}
