import { Composer } from "grammy";
import type { Db, Park } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import type { BotContext } from "../../../telegram/context.js";
import { listFacts } from "../../facts/fact.repository.js";
import { figuresOf } from "../../facts/figures.js";
import { pageOf } from "../../../text/page-of.js";
import { findPark, listParks, listParkTotals, listPremisesOf } from "../record/park.repository.js";
import { PARKS_A_PAGE, parksView, parkView } from "./parks.view.js";
import { parkName } from "./premises.view.js";
import { totalsView } from "./totals.view.js";

interface Deps {
  db: Db;
}

/** The catalogue of parks; the published totals for as long as the catalogue is empty. */
export function parksFeature({ db }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.command("parks", (ctx) => showParks(ctx, { db }));
  privately.callbackQuery("menu:parks", async (ctx) => {
    await ctx.answerCallbackQuery();
    await showParks(ctx, { db });
  });

  privately.callbackQuery(/^parks:list:(\d+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    const { text, reply_markup } = await parksScreen(ctx, db, Number(ctx.match[1]));
    await ctx.editMessageText(text, { reply_markup });
  });
  privately.callbackQuery(/^parks:open:(\d+):([\w-]+)$/, async (ctx) => {
    const park = await findPark(db, ctx.match[2] ?? "");
    if (!park) return ctx.answerCallbackQuery(ctx.t("parks.unknown", plain));
    await ctx.answerCallbackQuery();
    const { text, reply_markup } = await parkScreen(ctx, db, park, Number(ctx.match[1]));
    await ctx.editMessageText(text, { reply_markup });
  });
  privately.callbackQuery(/^parks:map:([\w-]+)$/, async (ctx) => {
    const park = await findPark(db, ctx.match[1] ?? "");
    if (!park) return ctx.answerCallbackQuery(ctx.t("parks.unknown", plain));
    await ctx.answerCallbackQuery();
    await showOnMap(ctx, park);
  });
  return feature;
}

export async function showParks(ctx: BotContext, { db }: Deps): Promise<void> {
  const { text, reply_markup } = await parksScreen(ctx, db, 0);
  await ctx.reply(text, { reply_markup });
}

/** One park, from a link; an id that nobody knows gets a polite line. */
export async function showPark(ctx: BotContext, { db }: Deps, id: string): Promise<void> {
  const park = await findPark(db, id);
  if (!park) {
    await ctx.reply(ctx.t("parks.unknown"));
    return;
  }
  const { text, reply_markup } = await parkScreen(ctx, db, park, 0);
  await ctx.reply(text, { reply_markup });
}

async function parksScreen(ctx: BotContext, db: Db, asked: number) {
  const totals = await listParkTotals(db);
  const count = totals.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return totalsScreen(ctx, db);
  const { page, pages, slice } = pageOf(asked, count, PARKS_A_PAGE);
  const parks = await listParks(db, slice);
  return parksView(ctx.t, ctx.locale, { parks, totals, page, pages });
}

async function parkScreen(ctx: BotContext, db: Db, park: Park, page: number) {
  const premises = await listPremisesOf(db, park.id);
  return parkView(ctx.t, ctx.locale, { park, premises, page });
}

async function totalsScreen(ctx: BotContext, db: Db) {
  return totalsView(ctx.t, ctx.locale, figuresOf(await listFacts(db)), "parks");
}

/** An invented place says so in the bubble itself; a real one has no address yet, which a venue would need. */
async function showOnMap(ctx: BotContext, park: Park): Promise<void> {
  const { latitude, longitude } = park;
  if (park.sample === 0) {
    await ctx.replyWithLocation(latitude, longitude);
    return;
  }
  const name = parkName(ctx.locale, park.name);
  await ctx.replyWithVenue(latitude, longitude, name, ctx.t("parks.sample-place", plain));
}
