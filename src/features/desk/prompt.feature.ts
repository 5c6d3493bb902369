import { Composer } from "grammy";
import type { Db, Prompt } from "../../db/schema.js";
import type { Right } from "../../router/right.js";
import type { MessageContext } from "../../router/route.js";
import type { BotContext } from "../../telegram/context.js";
import { findPrompt } from "./prompt.repository.js";

/** What takes the answers to one kind of question. */
export interface PromptTaker {
  kind: string;
  /** Asked at the moment of the answer. */
  right: Right;
  take(ctx: MessageContext, prompt: Prompt): Promise<unknown>;
}

interface Deps {
  db: Db;
  /** Whether this person may answer that now; whoever may not is told so here. */
  admit(ctx: BotContext, asked: { name: string; right: Right }): Promise<boolean>;
}

/** A reply in the desk to something that was asked there outside the talk of a case. */
export function promptFeature(
  { db, admit }: Deps,
  takers: readonly PromptTaker[],
): Composer<BotContext> {
  const byKind = new Map(takers.map((taker) => [taker.kind, taker]));
  const desk = new Composer<BotContext>();
  desk.on("message", async (ctx, next) => {
    const target = ctx.message.reply_to_message;
    const isOurs = target?.from?.id === ctx.me.id;
    const prompt = isOurs ? await findPrompt(db, target.message_id) : undefined;
    const taker = prompt && byKind.get(prompt.kind);
    if (!prompt || !taker) return next();
    if (await admit(ctx, { name: taker.kind, right: taker.right })) await taker.take(ctx, prompt);
  });
  return desk;
}
