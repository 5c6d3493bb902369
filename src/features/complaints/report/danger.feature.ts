import { Composer, InlineKeyboard } from "grammy";
import { plain, translator } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { findDanger } from "../../../nlu/danger.js";
import { understand } from "../../../nlu/understand.js";
import type { BotContext } from "../../../telegram/context.js";
import type { Directory } from "../zone/directory.js";
import { whomToCall } from "./danger.view.js";

interface Deps {
  directory(): Directory;
  /** Whether these words are free: no form waits for them, and no talk. Then they become a report. */
  isFree(ctx: BotContext): Promise<boolean>;
  /** Keeps the words for the button that makes a report of them. */
  keepWords(ctx: BotContext, words: string): Promise<number | undefined>;
}

/**
 * Whoever tells of danger to life, wherever he does, reads first whom to call; then his words go where they were going.
 * Stands before everything, also before the choice of a language.
 */
export function dangerFeature({ directory, isFree, keepWords }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.chatType("private").on("message", async (ctx, next) => {
    const words = ctx.message.text ?? ctx.message.caption ?? "";
    if (words.startsWith("/") || isReporting(ctx) || findDanger(words) === undefined) return next();
    const isNewcomer = ctx.person.locale === null;
    if (ctx.message.text !== undefined && !isNewcomer && (await isFree(ctx))) return next();
    const id = isNewcomer ? undefined : await keepWords(ctx, words);
    const data = id === undefined ? "menu:complain" : `complain:words:${id}`;
    const t = isNewcomer ? translator(languageOf(words, ctx.locale)) : ctx.t;
    await ctx.reply(whomToCall(t, directory().dutyPhone), {
      ...(!isNewcomer && {
        reply_markup: new InlineKeyboard().text(ctx.t("start.complain", plain), data),
      }),
    });
    await next();
  });
  return feature;
}

/** Who has not chosen a language yet is told in that of his words. */
function languageOf(words: string, guess: Locale): Locale {
  const { language } = understand(words, { locale: guess });
  return language.isSure ? language.locale : guess;
}

/** The form of a report asks about danger by itself. */
function isReporting({ draft }: BotContext): boolean {
  return draft?.isActive === true && draft.form === "complaint";
}
