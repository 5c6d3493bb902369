import { Composer } from "grammy";
import type { Commit } from "../../db/commit.js";
import { askOpenQuestion, leaveForm } from "../../forms/forms.feature.js";
import type { BotContext } from "../../telegram/context.js";
import { findCaseNumber } from "../../nlu/read/case-number.js";
import { languageButtons } from "../people/language.view.js";
import { endPending } from "../people/person.repository.js";
import { menuView } from "./start.view.js";

/** The places that a link or a first message can lead to; other features own them. */
export interface Places {
  apply(ctx: BotContext): Promise<void>;
  applyFor(ctx: BotContext, premisesId: string): Promise<void>;
  complain(ctx: BotContext): Promise<void>;
  complainIn(ctx: BotContext, questionId: number): Promise<void>;
  /** With a photo, a video or a place that the person has sent. */
  complainWith(ctx: BotContext): Promise<void>;
  /** The same once the gates are open: it has to be sent again. */
  sent(ctx: BotContext): Promise<void>;
  joinFault(ctx: BotContext, caseId: number): Promise<void>;
  operator(ctx: BotContext): Promise<void>;
  parks(ctx: BotContext): Promise<void>;
  space(ctx: BotContext): Promise<void>;
  stats(ctx: BotContext): Promise<void>;
  cases(ctx: BotContext): Promise<void>;
  park(ctx: BotContext, id: string): Promise<void>;
  case(ctx: BotContext, number: string): Promise<void>;
  question(ctx: BotContext, id: number): Promise<void>;
  words(ctx: BotContext, text: string): Promise<void>;
}

interface Deps {
  commit: Commit;
  places: Places;
}

/** Entry, menu, help; links open the right place at once. */
export function startFeature({ places }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.command("start", (ctx) => goTo(ctx, places, ctx.match.trim(), true));
  privately.command("menu", (ctx) => showMenu(ctx));
  privately.command("help", (ctx) => ctx.reply(ctx.t("start.help")));
  privately.command("about", (ctx) => ctx.reply(ctx.t("start.about")));
  privately.command("cancel", async (ctx) => {
    if (ctx.draft?.isActive) await leaveForm(ctx);
    else await ctx.reply(ctx.t("start.nothing-open"));
  });

  privately.callbackQuery("menu:open", async (ctx) => {
    await ctx.answerCallbackQuery();
    await showMenu(ctx);
  });
  privately.callbackQuery("menu:language", async (ctx) => {
    await ctx.answerCallbackQuery();
    await ctx.reply(ctx.t("language.choose"), { reply_markup: languageButtons() });
  });

  return feature;
}

async function showMenu(ctx: BotContext, greeting?: string): Promise<void> {
  const { text, reply_markup } = menuView(ctx.t, greeting);
  await ctx.reply(text, { reply_markup });
}

/** Goes on with what the person came for, once the gates are open; without it, to the open question or the menu. */
export async function takeUp(
  ctx: BotContext,
  { commit, places }: Deps,
  pending: string | null,
): Promise<void> {
  if (pending !== null) {
    await goTo(ctx, places, pending, true);
    const isTaken = !(ctx.person.consent_at === null && NEEDS_CONSENT.test(pending));
    if (isTaken) await commit((trx) => endPending(trx, ctx.person.id, pending));
    return;
  }
  if (ctx.draft?.isActive) await askOpenQuestion(ctx);
  else await showMenu(ctx);
}

/** What waits at the second gate keeps waiting there. */
const NEEDS_CONSENT = /^(apply|complain|sent|operator|(question|complain|join)-\d+|apply-[\w-]+)$/;

/** Opens the place that a payload or a command names; words are words; all else is the menu. */
async function goTo(
  ctx: BotContext,
  places: Places,
  payload: string,
  greets: boolean,
): Promise<void> {
  const plainPlaces = [
    "apply",
    "complain",
    "sent",
    "operator",
    "parks",
    "space",
    "stats",
    "cases",
  ] as const;
  const place = plainPlaces.find((name) => name === payload);
  if (place) return places[place](ctx);
  if (payload === "help" || payload === "about") {
    await ctx.reply(ctx.t(`start.${payload}`));
    return;
  }

  const [, kind, rest = ""] =
    /^(park-|case-|question-|complain-|join-|apply-|text:)([\s\S]+)$/.exec(payload) ?? [];
  switch (kind) {
    case "park-":
      return places.park(ctx, rest);
    case "case-":
      return places.case(ctx, findCaseNumber(rest) ?? rest);
    case "apply-":
      return places.applyFor(ctx, rest);
    case "question-":
      return places.question(ctx, Number(rest));
    case "complain-":
      return places.complainIn(ctx, Number(rest));
    case "join-":
      return places.joinFault(ctx, Number(rest));
    case "text:":
      return places.words(ctx, rest);
    default:
      return showMenu(ctx, greets ? ctx.t("start.hello") : undefined);
  }
}
