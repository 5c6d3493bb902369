import { GrammyError, type InlineKeyboard, InputFile } from "grammy";
import { chartKey } from "../../charts/chart-key.js";
import type { ChartSpec } from "../../charts/chart-spec.js";
import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import type { Log } from "../../log.js";
import type { BotContext } from "../../telegram/context.js";
import { findFileId, setFileId } from "./picture.repository.js";

export interface PictureDeps {
  db: Db;
  commit: Commit;
  charts: { render(spec: ChartSpec): Promise<Uint8Array> };
  log: Log;
}

interface Words {
  text: string;
  reply_markup: InlineKeyboard;
}

/**
 * Sends a picture with its words under it: drawn and uploaded once, by Telegram's own id ever after. What cannot be
 * drawn or sent costs nobody the figures: the words go alone.
 */
export async function sendPicture(
  ctx: BotContext,
  deps: PictureDeps,
  spec: ChartSpec,
  words: Words,
): Promise<void> {
  // A file id is worth nothing to another bot.
  const key = `${ctx.me.id}:${chartKey(spec)}`;
  const known = await findFileId(deps.db, key);
  if (known !== undefined && (await sendKnown(ctx, known, words))) return;
  const fileId = await sendNew(ctx, deps, spec, words);
  if (fileId !== undefined) await deps.commit((trx) => setFileId(trx, key, fileId));
}

async function sendNew(
  ctx: BotContext,
  { charts, log }: PictureDeps,
  spec: ChartSpec,
  words: Words,
): Promise<string | undefined> {
  try {
    return await sendPhoto(ctx, new InputFile(await charts.render(spec), "figures.png"), words);
  } catch (error) {
    log.error({ err: error, chart: spec.title }, "a picture was left out");
    await ctx.reply(words.text, { reply_markup: words.reply_markup });
    return undefined;
  }
}

/** `false` when Telegram has no such file any more. */
async function sendKnown(ctx: BotContext, fileId: string, words: Words): Promise<boolean> {
  try {
    await sendPhoto(ctx, fileId, words);
    return true;
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 400) return false;
    throw error;
  }
}

/** The id of the largest size; none when the message was left to the outbox. */
async function sendPhoto(
  ctx: BotContext,
  photo: InputFile | string,
  { text, reply_markup }: Words,
): Promise<string | undefined> {
  const message = await ctx.replyWithPhoto(photo, { caption: text, reply_markup });
  return message.photo?.at(-1)?.file_id;
}
