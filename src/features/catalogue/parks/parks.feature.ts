import type { Db, Park } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { onCommand, onPress, type Route } from "../../../router/route.js";
import type { BotContext } from "../../../telegram/context.js";
import { listFacts } from "../../facts/fact.repository.js";
import { figuresOf } from "../../facts/figures.js";
import { pageOf } from "../../../text/page-of.js";
import { findPark, listParks, listParkTotals, listPremisesOf } from "../record/park.repository.js";
import { menuPress } from "../../../router/menu.press.js";
import { parkPress } from "./park.press.js";
import { PARKS_A_PAGE, parksView, parkView } from "./parks.view.js";
import { parkName } from "./premises.view.js";
import { totalsView } from "./totals.view.js";

interface Deps {
  db: Db;
}

/** The catalogue of parks; the published totals for as long as the catalogue is empty. */
export function parkRoutes({ db }: Deps): Route[] {
  return [
    onCommand("private", "parks", (ctx) => showParks(ctx, { db })),
    onPress("private", menuPress.parks, (ctx) => showParks(ctx, { db })),
    onPress("private", parkPress.list, async (ctx, page) => {
      const { text, reply_markup } = await parksScreen(ctx, db, page);
      await ctx.editMessageText(text, { reply_markup });
    }),
    onPress("private", parkPress.open, async (ctx, page, id) => {
      const park = await findPark(db, id);
      if (!park) return ctx.t("parks.unknown", plain);
      const { text, reply_markup } = await parkScreen(ctx, db, park, page);
      return void (await ctx.editMessageText(text, { reply_markup }));
    }),
    onPress("private", parkPress.map, async (ctx, id) => {
      const park = await findPark(db, id);
      return park ? showOnMap(ctx, park) : ctx.t("parks.unknown", plain);
    }),
  ];
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
