import { InlineKeyboard } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { once } from "../../../intake/once.js";
import { onCommand, onPress, type Route } from "../../../router/route.js";
import type { BotContext } from "../../../telegram/context.js";
import { pageOf } from "../../../text/page-of.js";
import type { Directory } from "../record/directory.js";
import { followPress } from "./follow.press.js";
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
export function followRoutes({ db, commit, directory }: Deps): Route[] {
  const offerPlaces = async (ctx: BotContext) => {
    const kind = directory().parks.length > 0 ? "park" : "street";
    const { text, reply_markup } = placesScreen(ctx, directory(), kind, 0);
    await ctx.reply(text, { reply_markup });
  };
  return [
    onCommand("private", "follow", offerPlaces),
    onPress("private", followPress.open, offerPlaces),
    onPress("private", followPress.pick, async (ctx, kind, page) => {
      const { text, reply_markup } = placesScreen(ctx, directory(), kind, page);
      await ctx.editMessageText(text, { reply_markup });
    }),

    onPress("private", followPress.add, async (ctx, kind, id) => {
      const place = { kind, id };
      const named = findPlace(directory(), place);
      if (!named) return ctx.t("place-watch.gone", plain);
      const followed = await once(ctx, commit, (trx) => followPlace(trx, ctx.person.id, place));
      const outcome = followed ?? "added";
      const words = { place: named.name[ctx.locale], n: MOST_PLACES };
      const said = ctx.t(`place-watch.${outcome}`, words);
      if (outcome === "too-many") return ctx.reply(said);
      const works = (await listWorksAt(db, place, new Date())).map((work) =>
        worksView(ctx.t, ctx.locale, { work, place: words.place }),
      );
      const reply_markup = new InlineKeyboard().add(stopButton(ctx.t, place));
      return ctx.reply([said, ...works].join("\n\n"), { reply_markup });
    }),

    onPress("private", followPress.stop, async (ctx, kind, id) => {
      const place = { kind, id };
      await once(ctx, commit, (trx) => deletePlaceWatch(trx, ctx.person.id, place));
      const name = findPlace(directory(), place)?.name[ctx.locale] ?? "";
      // Whatever the button stood under keeps its other buttons.
      const { data, message } = ctx.callbackQuery;
      const rows = message?.reply_markup?.inline_keyboard ?? [];
      const left = rows.map((row) =>
        row.filter((one) => !("callback_data" in one && one.callback_data === data)),
      );
      await ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard: left } });
      return ctx.t("place-watch.stopped", { place: name, ...plain });
    }),
  ];
}

/** What a person follows, for the list of all that is his. */
export async function placesFollowed(ctx: BotContext, { db, directory }: Deps) {
  const followed = (await listPlacesOf(db, ctx.person.id)).flatMap((place) => {
    const named = findPlace(directory(), place);
    return named ? [{ place, named }] : [];
  });
  return followed.length > 0 ? followedView(ctx.t, ctx.locale, followed) : undefined;
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
