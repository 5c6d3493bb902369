import { Composer } from "grammy";
import { plain } from "../../i18n/i18n.js";
import type { BotContext } from "../../telegram/context.js";

interface Deps {
  words(ctx: BotContext, text: string): Promise<void>;
  /** What shows that something is broken, and where. */
  complainWith(ctx: BotContext): Promise<void>;
}

/** Buttons that nothing else knows: never silence. Installed last. */
export function fallbackFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature
    .chatType("private")
    .on("callback_query", (ctx) => ctx.answerCallbackQuery(ctx.t("fallback.old-button", plain)));
  feature.on("callback_query", (ctx) => ctx.answerCallbackQuery());
  return feature;
}

/** A message that belongs to nothing yet: what it says, or shows, is what it is. */
export async function takeUnplaced(ctx: BotContext, { words, complainWith }: Deps): Promise<void> {
  const { message } = ctx;
  // A correction of what nobody took changes nothing.
  if (!message) return;
  if (message.photo ?? message.video ?? message.video_note) return complainWith(ctx);
  if (message.forward_origin) return void (await ctx.reply(ctx.t("fallback.forwarded")));
  if (message.location) return complainWith(ctx);
  if (message.text !== undefined) return words(ctx, message.text);
  await ctx.reply(ctx.t(message.voice ? "fallback.voice" : "fallback.not-text"));
}
