import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { once } from "../../../intake/once.js";
import { onPress, type Route } from "../../../router/route.js";
import type { BotContext } from "../../../telegram/context.js";
import { findCase } from "../../cases/record/case.repository.js";
import { incidentPress } from "../record/incident.press.js";
import { standsNow } from "../record/incident.view.js";
import { keepRatingWords, rate, skipRatingWords } from "./rating.service.js";
import { withoutSkip, withoutStars } from "./rating.view.js";

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
