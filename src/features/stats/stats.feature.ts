import type { Db } from "../../db/schema.js";
import { menuPress } from "../../router/menu.press.js";
import { onCommand, onPress, type PressContext, type Route } from "../../router/route.js";
import type { BotContext } from "../../telegram/context.js";
import { listFacts } from "../facts/fact.repository.js";
import { figuresOf } from "../facts/figures.js";
import { findFreeTotals } from "../catalogue/record/premises.repository.js";
import { type PictureDeps, sendPicture } from "./picture.js";
import { themeChart } from "./stats.charts.js";
import { themesView, themeView } from "./stats.view.js";
import { statsPress } from "./stats.press.js";
import { hasPicture, type Theme } from "./theme.js";

/**
 * The zone in figures. A text never becomes a photo and back, so a theme with a picture opens a message of its own,
 * and its pages turn under the picture; other themes turn in the message of the menu.
 */
export function statsRoutes(deps: PictureDeps): Route[] {
  return [
    onCommand("private", "stats", (ctx) => showStats(ctx, deps)),
    onPress("private", menuPress.stats, (ctx) => showStats(ctx, deps)),
    onPress("private", menuPress.figures, (ctx) => showTheme(ctx, deps, "parks")),
    onPress("private", statsPress.themes, async (ctx) => {
      if (isUnderPhoto(ctx)) return showStats(ctx, deps);
      const { text, reply_markup } = await themesScreen(ctx, deps.db);
      return ctx.editMessageText(text, { reply_markup });
    }),
    onPress("private", statsPress.theme, (ctx, ...asked) => showTheme(ctx, deps, ...asked)),
  ];
}

async function showTheme(
  ctx: PressContext,
  deps: PictureDeps,
  theme: Theme,
  page?: number,
): Promise<void> {
  const { t, locale } = ctx;
  const figures = figuresOf(await listFacts(deps.db));
  const view = themeView(t, locale, figures, { theme, page: page ?? 0 });
  if (page === undefined && hasPicture(theme)) {
    // A picture may have to be drawn first.
    await ctx.answerCallbackQuery();
    await sendPicture(ctx, deps, themeChart(theme, { t, locale, figures }), view);
  } else if (isUnderPhoto(ctx)) {
    await ctx.editMessageCaption({ caption: view.text, reply_markup: view.reply_markup });
  } else {
    await ctx.editMessageText(view.text, { reply_markup: view.reply_markup });
  }
}

export async function showStats(ctx: BotContext, { db }: Pick<PictureDeps, "db">): Promise<void> {
  const { text, reply_markup } = await themesScreen(ctx, db);
  await ctx.reply(text, { reply_markup });
}

async function themesScreen(ctx: BotContext, db: Db) {
  return themesView(ctx.t, ctx.locale, await findFreeTotals(db));
}

function isUnderPhoto(ctx: PressContext): boolean {
  return ctx.callbackQuery.message?.photo !== undefined;
}
