import { Composer, InlineKeyboard } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import { placeButtons, wishWords } from "./place.view.js";
import { findPremises } from "../record/premises.repository.js";
import { deleteWatch, listWatchesOf } from "./watch.repository.js";
import { addWatch, MOST_WATCHES } from "./watch.service.js";
import { watchesView } from "./watch.view.js";
import { parseWish } from "./wish.js";

interface Deps {
  db: Db;
  commit: Commit;
}

/** "Tell me when something like it frees": kept, listed and stopped by the person. */
export function watchFeature({ db, commit }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.callbackQuery(/^watch:add:(\S+)$/, async (ctx, next) => {
    const wish = parseWish(ctx.match[1] ?? "");
    if (!wish) return next();
    await ctx.answerCallbackQuery();
    const outcome = await commit(async (trx) => {
      await claimUpdate(trx, ctx.update.update_id);
      return addWatch(trx, ctx.person.id, wish);
    });
    const words = { wish: wishWords(ctx.t, ctx.locale, wish), n: MOST_WATCHES };
    const { length: n } = await listWatchesOf(db, ctx.person.id);
    const reply_markup = new InlineKeyboard().text(
      ctx.t("place.watches", { n, ...plain }),
      "watch:list",
    );
    await ctx.reply(ctx.t(`place.watch-${outcome}`, words), { reply_markup });
  });

  privately.callbackQuery("watch:list", async (ctx) => {
    await ctx.answerCallbackQuery();
    const { text, reply_markup } = await watchesScreen(ctx, db);
    await ctx.editMessageText(text, { reply_markup });
  });

  privately.callbackQuery(/^watch:stop:(\d+)(?::([\w-]+))?$/, async (ctx) => {
    const [, id, premisesId] = ctx.match;
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      await deleteWatch(trx, Number(id), ctx.person.id);
    });
    await ctx.answerCallbackQuery(ctx.t("place.stopped", plain));
    if (premisesId === undefined) {
      const { text, reply_markup } = await watchesScreen(ctx, db);
      await ctx.editMessageText(text, { reply_markup });
      return;
    }
    // The news itself stays: one may still want the place.
    const place = await findPremises(db, premisesId);
    const reply_markup = place ? placeButtons(ctx.t, place) : new InlineKeyboard();
    await ctx.editMessageReplyMarkup({ reply_markup });
  });

  return feature;
}

async function watchesScreen(ctx: BotContext, db: Db) {
  return watchesView(ctx.t, ctx.locale, await listWatchesOf(db, ctx.person.id));
}
