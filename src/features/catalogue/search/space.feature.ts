import { Composer, type InlineKeyboard } from "grammy";
import { almatyDate } from "../../../calendar/almaty-time.js";
import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import type { BotContext } from "../../../telegram/context.js";
import { listFacts } from "../../facts/fact.repository.js";
import { figuresOf } from "../../facts/figures.js";
import { setTalk } from "../../people/person.repository.js";
import { rankPlaces } from "./match.js";
import { pageOf } from "../../../text/page-of.js";
import { listParks } from "../record/park.repository.js";
import { placeView } from "./place.view.js";
import { findPremises, listFreePremises } from "../record/premises.repository.js";
import { PLACES_A_PAGE, resultsView } from "./results.view.js";
import type { Step } from "./search.view.js";
import { questionView } from "./space.view.js";
import { totalsView } from "../parks/totals.view.js";
import { countWatchesOf } from "./watch.repository.js";
import { ANY_PLACE, parseWish, talkOf, type Wish } from "./wish.js";

/** How soon people need a place; nobody plans a move to the day. */
const MONTHS_AHEAD = [0, 3, 6];

export interface SpaceDeps {
  db: Db;
  commit: Commit;
  /** Opens the application with this place in it. */
  applyFor(ctx: BotContext, premisesId: string): Promise<void>;
}

/** The search for a place: a few questions, each of which may be skipped, and what is free, best fit first. */
export function spaceFeature(deps: SpaceDeps): Composer<BotContext> {
  const { db } = deps;
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.command("space", (ctx) => showSpace(ctx, deps));
  privately.callbackQuery("menu:space", async (ctx) => {
    await ctx.answerCallbackQuery();
    await showSpace(ctx, deps);
  });
  privately.callbackQuery(/^space:(what|area|needs|height|when):(\S+)$/, async (ctx, next) => {
    const wish = parseWish(ctx.match[2] ?? "");
    if (!wish) return next();
    await ctx.answerCallbackQuery();
    const { text, reply_markup } = await questionScreen(ctx, deps, ctx.match[1] as Step, wish);
    await ctx.editMessageText(text, { reply_markup });
  });
  privately.callbackQuery(/^space:at:(\d+):(\S+)$/, async (ctx, next) => {
    const wish = parseWish(ctx.match[2] ?? "");
    if (!wish) return next();
    await ctx.answerCallbackQuery();
    const { text, reply_markup } = await resultsScreen(ctx, deps, wish, Number(ctx.match[1]));
    await ctx.editMessageText(text, { reply_markup });
  });

  privately.callbackQuery(/^place:open:([\w-]+)$/, async (ctx) => {
    const place = await findPremises(db, ctx.match[1] ?? "");
    if (!place) return ctx.answerCallbackQuery(ctx.t("place.unknown", plain));
    await ctx.answerCallbackQuery();
    const { text, reply_markup } = placeView(ctx.t, ctx.locale, place);
    // A message of its own: a list of words never becomes a photo.
    if (place.photo === null) await ctx.reply(text, { reply_markup });
    else await ctx.replyWithPhoto(place.photo, { caption: text, reply_markup });
  });
  privately.callbackQuery(/^place:apply:([\w-]+)$/, async (ctx) => {
    const place = await findPremises(db, ctx.match[1] ?? "");
    if (place?.state !== "free") return ctx.answerCallbackQuery(ctx.t("place.not-free", plain));
    await ctx.answerCallbackQuery();
    await deps.applyFor(ctx, place.id);
  });

  return feature;
}

export async function showSpace(ctx: BotContext, deps: SpaceDeps): Promise<void> {
  const { text, reply_markup } = await questionScreen(ctx, deps, "what", ANY_PLACE);
  await ctx.reply(text, { reply_markup });
}

type Options = NonNullable<Parameters<BotContext["reply"]>[1]>;

/** What is free for a wish said in words, with the asker's own buttons below; `false` while there is no catalogue. */
export async function showPlaces(
  ctx: BotContext,
  deps: SpaceDeps,
  wish: Wish,
  { rows, ...options }: Options & { rows: InlineKeyboard["inline_keyboard"] },
): Promise<boolean> {
  if ((await findOrigin(deps.db)) === undefined) return false;
  const { text, reply_markup } = await resultsScreen(ctx, deps, wish, 0);
  for (const row of rows) reply_markup.row(...row);
  await ctx.reply(text, { ...options, reply_markup });
  return true;
}

async function questionScreen(ctx: BotContext, deps: SpaceDeps, step: Step, wish: Wish) {
  const search = await searchOf(ctx, deps, wish);
  if (!search) return totalsScreen(ctx, deps.db);
  const today = new Date();
  const days = MONTHS_AHEAD.map((months) => ({ months, day: inMonths(today, months) }));
  return questionView(ctx.t, ctx.locale, { ...search, step, days });
}

async function resultsScreen(ctx: BotContext, deps: SpaceDeps, wish: Wish, asked: number) {
  const search = await searchOf(ctx, deps, wish);
  if (!search) return totalsScreen(ctx, deps.db);
  const { page, pages, slice } = pageOf(asked, search.free, PLACES_A_PAGE);
  const found = search.ranked.slice(slice.offset, slice.offset + slice.limit);
  return resultsView(ctx.t, ctx.locale, { ...search, found, page, pages });
}

/** Everything free, ranked; and words typed next go on from this wish. `undefined` without a catalogue. */
async function searchOf(ctx: BotContext, { db, commit }: SpaceDeps, wish: Wish) {
  const isSample = await findOrigin(db);
  if (isSample === undefined) return undefined;
  const ranked = rankPlaces(wish, await listFreePremises(db), almatyDate(new Date()));
  await commit((trx) => setTalk(trx, ctx.person.id, JSON.stringify(talkOf(wish, new Date()))));
  return {
    wish,
    ranked,
    free: ranked.length,
    fitting: ranked.filter(({ fit }) => fit.misses.length === 0).length,
    isSample,
    watches: await countWatchesOf(db, ctx.person.id),
  };
}

/** Whether the catalogue is invented; `undefined` when there is none. */
async function findOrigin(db: Db): Promise<boolean | undefined> {
  const [park] = await listParks(db, { offset: 0, limit: 1 });
  return park && park.sample === 1;
}

async function totalsScreen(ctx: BotContext, db: Db) {
  return totalsView(ctx.t, ctx.locale, figuresOf(await listFacts(db)), "space");
}

function inMonths(from: Date, months: number): string {
  const day = new Date(from);
  day.setUTCMonth(day.getUTCMonth() + months);
  return almatyDate(day);
}
