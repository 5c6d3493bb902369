import { Composer } from "grammy";
import type { Db } from "../../db/schema.js";
import type { BotContext } from "../../telegram/context.js";
import { listFacts } from "../facts/fact.repository.js";
import { figuresOf } from "../facts/figures.js";
import { findFreeTotals } from "../catalogue/record/premises.repository.js";
import { type PictureDeps, sendPicture } from "./picture.js";
import { themeChart } from "./stats.charts.js";
import { themesView, themeView } from "./stats.view.js";
import { hasPicture, isTheme } from "./theme.js";

/**
 * The zone in figures. A text never becomes a photo and back, so a theme with a picture opens a message of its own,
 * and its pages turn under the picture; other themes turn in the message of the menu.
 */
export function statsFeature(deps: PictureDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.command("stats", (ctx) => showStats(ctx, deps));
  privately.callbackQuery("menu:stats", async (ctx) => {
    await ctx.answerCallbackQuery();
    await showStats(ctx, deps);
  });
  privately.callbackQuery("stats:menu", async (ctx) => {
    await ctx.answerCallbackQuery();
    if (isUnderPhoto(ctx)) return showStats(ctx, deps);
    const { text, reply_markup } = await themesScreen(ctx, deps.db);
    await ctx.editMessageText(text, { reply_markup });
  });

  privately.callbackQuery(/^stats:([a-z]+)(?::(\d+))?$/, async (ctx, next) => {
    const [, theme, page] = ctx.match;
    if (!isTheme(theme)) return next();
    await ctx.answerCallbackQuery();
    const { t, locale } = ctx;
    const figures = figuresOf(await listFacts(deps.db));
    const view = themeView(t, locale, figures, { theme, page: Number(page ?? 0) });
    if (page === undefined && hasPicture(theme)) {
      await sendPicture(ctx, deps, themeChart(theme, { t, locale, figures }), view);
    } else if (isUnderPhoto(ctx)) {
      await ctx.editMessageCaption({ caption: view.text, reply_markup: view.reply_markup });
    } else {
      await ctx.editMessageText(view.text, { reply_markup: view.reply_markup });
    }
  });

  return feature;
}

export async function showStats(ctx: BotContext, { db }: Pick<PictureDeps, "db">): Promise<void> {
  const { text, reply_markup } = await themesScreen(ctx, db);
  await ctx.reply(text, { reply_markup });
}

async function themesScreen(ctx: BotContext, db: Db) {
  return themesView(ctx.t, ctx.locale, await findFreeTotals(db));
}

function isUnderPhoto(ctx: BotContext): boolean {
  return ctx.callbackQuery?.message?.photo !== undefined;
}
