import { Composer, InlineKeyboard } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import { pageOf } from "../../../text/page-of.js";
import type { Directory } from "../record/directory.js";
import { deletePlaceWatch, listPlacesOf, type WatchedPlace } from "./follow.repository.js";
import { followPlace, MOST_PLACES } from "./follow.service.js";
import {
  findPlace,
  followedView,
  PLACES_A_PAGE,
  placesOfKind,
  placesView,
  stopButton,
} from "./follow.view.js";
import { listWorksAt } from "./planned-work.repository.js";
import { worksView } from "./planned-work.view.js";

interface Deps {
  db: Db;
  commit: Commit;
  directory(): Directory;
}

/** A park or a street that somebody wants to hear of: new faults there, and works that are planned. */
export function placeWatchFeature(deps: Deps): Composer<BotContext> {
  const { db, commit, directory } = deps;
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  const offerPlaces = async (ctx: BotContext) => {
    const kind = directory().parks.length > 0 ? "park" : "street";
    const { text, reply_markup } = placesScreen(ctx, directory(), kind, 0);
    await ctx.reply(text, { reply_markup });
  };

  privately.command("follow", offerPlaces);
  privately.callbackQuery("follow:open", async (ctx) => {
    await ctx.answerCallbackQuery();
    await offerPlaces(ctx);
  });
  privately.callbackQuery(/^follow:pick:(park|street):(\d+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    const kind = ctx.match[1] as WatchedPlace["kind"];
    const { text, reply_markup } = placesScreen(ctx, directory(), kind, Number(ctx.match[2]));
    await ctx.editMessageText(text, { reply_markup });
  });

  privately.callbackQuery(/^follow:add:(park|street):([\w-]+)$/, async (ctx) => {
    const place = placeIn(ctx.match);
    const named = findPlace(directory(), place);
    if (!named) return ctx.answerCallbackQuery(ctx.t("place-watch.gone", plain));
    await ctx.answerCallbackQuery();
    const outcome = await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return "added";
      return followPlace(trx, ctx.person.id, place);
    });
    const words = { place: named.name[ctx.locale], n: MOST_PLACES };
    const works = outcome === "too-many" ? [] : await listWorksAt(db, place, new Date());
    const texts = [
      ctx.t(`place-watch.${outcome}`, words),
      ...works.map((work) => worksView(ctx.t, ctx.locale, { work, place: words.place })),
    ];
    const reply_markup =
      outcome === "too-many" ? undefined : new InlineKeyboard().add(stopButton(ctx.t, place));
    await ctx.reply(texts.join("\n\n"), { ...(reply_markup && { reply_markup }) });
  });

  privately.callbackQuery(/^follow:stop:(park|street):([\w-]+)$/, async (ctx) => {
    const place = placeIn(ctx.match);
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      await deletePlaceWatch(trx, ctx.person.id, place);
    });
    const name = findPlace(directory(), place)?.name[ctx.locale] ?? "";
    await ctx.answerCallbackQuery(ctx.t("place-watch.stopped", { place: name, ...plain }));
    // Whatever the button stood under keeps its other buttons.
    const rows = ctx.callbackQuery.message?.reply_markup?.inline_keyboard ?? [];
    const left = rows.map((row) =>
      row.filter((one) => !("callback_data" in one && one.callback_data === ctx.match[0])),
    );
    await ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard: left } });
  });

  return feature;
}

/** What a person follows, for the list of all that is his. */
export async function placesFollowed(ctx: BotContext, { db, directory }: Deps) {
  const followed = (await listPlacesOf(db, ctx.person.id)).flatMap((place) => {
    const named = findPlace(directory(), place);
    return named ? [{ place, named }] : [];
  });
  return followed.length > 0 ? followedView(ctx.t, ctx.locale, followed) : undefined;
}

function placeIn(match: RegExpMatchArray | string): WatchedPlace {
  return { kind: match[1] as WatchedPlace["kind"], id: match[2] ?? "" };
}

function placesScreen(
  ctx: BotContext,
  directory: Directory,
  kind: WatchedPlace["kind"],
  asked: number,
) {
  const all = placesOfKind(directory, kind);
  const { page, pages, slice } = pageOf(asked, all.length, PLACES_A_PAGE);
  return placesView(ctx.t, ctx.locale, {
    kind,
    places: all.slice(slice.offset, slice.offset + slice.limit),
    page,
    pages,
    hasOther: placesOfKind(directory, kind === "park" ? "street" : "park").length > 0,
  });
}
