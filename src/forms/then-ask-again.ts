import { Composer } from "grammy";
import type { BotContext } from "../telegram/context.js";
import { askOpenQuestion } from "./forms.feature.js";

/** After whatever was said inside a form its open question comes again, so that it is the last thing on the screen. */
export function thenAskAgain(...features: Composer<BotContext>[]): Composer<BotContext> {
  const commands = new Composer<BotContext>(...features);
  const wrapped = new Composer<BotContext>();
  wrapped.use(async (ctx, next) => {
    let isTaken = true;
    let hasSpoken = ctx.message !== undefined;
    ctx.api.config.use((call, method, payload, signal) => {
      hasSpoken ||= method.startsWith("send");
      return call(method, payload, signal);
    });
    await commands.middleware()(ctx, async () => {
      isTaken = false;
      await next();
    });
    if (isTaken && hasSpoken && !ctx.isAsked && ctx.draft?.isActive) await askOpenQuestion(ctx);
  });
  return wrapped;
}
