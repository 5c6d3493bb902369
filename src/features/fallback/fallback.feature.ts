import { Composer } from "grammy";
import { plain } from "../../i18n/i18n.js";
import type { BotContext } from "../../telegram/context.js";

/** Stands after all commands and before the forms: an unknown command is never an answer. */
export function unknownCommandFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature
    .chatType("private")
    .on("message:text")
    .filter((ctx) => /^\/[a-z]/i.test(ctx.message.text))
    .use((ctx) => ctx.reply(ctx.t("fallback.command")));
  return feature;
}

interface Deps {
  words(ctx: BotContext, text: string): Promise<void>;
  /** What shows that something is broken, and where. */
  complainWith(ctx: BotContext): Promise<void>;
}

/** Installed last: what nothing else took gets a polite line, never silence. */
export function fallbackFeature({ words, complainWith }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.on("callback_query", (ctx) =>
    ctx.answerCallbackQuery(ctx.t("fallback.old-button", plain)),
  );
  privately.on(["message:photo", "message:video", "message:video_note"], complainWith);
  privately.on("message:forward_origin", (ctx) => ctx.reply(ctx.t("fallback.forwarded")));
  privately.on("message:location", complainWith);
  privately.on("message:text", (ctx) => words(ctx, ctx.message.text));
  privately.on("message:voice", (ctx) => ctx.reply(ctx.t("fallback.voice")));
  privately.on("message", (ctx) => ctx.reply(ctx.t("fallback.not-text")));
  feature.on("callback_query", (ctx) => ctx.answerCallbackQuery());

  return feature;
}
