import { InlineKeyboard } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { once } from "../../../intake/once.js";
import { onPress, type Route } from "../../../router/route.js";
import type { BotContext } from "../../../telegram/context.js";
import { placeButtons, wishWords } from "./place.view.js";
import { findPremises } from "../record/premises.repository.js";
import { searchPress } from "./search.press.js";
import { deleteWatch, listWatchesOf } from "./watch.repository.js";
import { addWatch, MOST_WATCHES } from "./watch.service.js";
import { watchesView } from "./watch.view.js";

interface Deps {
  db: Db;
  commit: Commit;
}

/** "Tell me when something like it frees": kept, listed and stopped by the person. */
export function watchRoutes({ db, commit }: Deps): Route[] {
  return [
    onPress("private", searchPress.watch, async (ctx, wish) => {
      const outcome = await commit(async (trx) => {
        await claimUpdate(trx, ctx.update.update_id);
        return addWatch(trx, ctx.person.id, wish);
      });
      const words = { wish: wishWords(ctx.t, ctx.locale, wish), n: MOST_WATCHES };
      const { length: n } = await listWatchesOf(db, ctx.person.id);
      const label = ctx.t("place.watches", { n, ...plain });
      const reply_markup = new InlineKeyboard().text(label, searchPress.watches.data());
      await ctx.reply(ctx.t(`place.watch-${outcome}`, words), { reply_markup });
    }),
    onPress("private", searchPress.watches, (ctx) => redrawWatches(ctx, db)),
    onPress("private", searchPress.stop, async (ctx, id, premisesId) => {
      await once(ctx, commit, (trx) => deleteWatch(trx, id, ctx.person.id));
      if (premisesId === undefined) {
        await redrawWatches(ctx, db);
      } else {
        // The news itself stays: one may still want the place.
        const place = await findPremises(db, premisesId);
        const reply_markup = place ? placeButtons(ctx.t, place) : new InlineKeyboard();
        await ctx.editMessageReplyMarkup({ reply_markup });
      }
      return ctx.t("place.stopped", plain);
    }),
  ];
}

async function redrawWatches(ctx: BotContext, db: Db): Promise<void> {
  const watches = await listWatchesOf(db, ctx.person.id);
  const { text, reply_markup } = watchesView(ctx.t, ctx.locale, watches);
  await ctx.editMessageText(text, { reply_markup });
}
