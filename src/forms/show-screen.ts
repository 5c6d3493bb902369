import { type Context, GrammyError } from "grammy";
import type { Screen } from "./question.view.js";

/** Telegram's limit for the words under a picture. */
const LONGEST_CAPTION = 1_024;

/** Sends a screen, with its picture where Telegram takes both: words are never lost for a picture. */
export async function showScreen(ctx: Context, { text, keyboard, photo }: Screen): Promise<void> {
  if (photo !== undefined && text.length <= LONGEST_CAPTION) {
    try {
      await ctx.replyWithPhoto(photo, { caption: text, reply_markup: keyboard });
      return;
    } catch (error) {
      // Its id died with another token, or the file is no photo any more.
      if (!(error instanceof GrammyError)) throw error;
    }
  }
  await ctx.reply(text, { reply_markup: keyboard });
}
