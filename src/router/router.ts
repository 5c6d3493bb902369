import { Composer } from "grammy";
import type { BotContext } from "../telegram/context.js";
import {
  type CommandRoute,
  type MessageContext,
  PASS,
  type PressContext,
  type PressRoute,
  type Route,
  type Where,
} from "./route.js";

interface Deps {
  /** Every place that the chat of this update is, the narrowest first. */
  placesOf(ctx: BotContext): readonly Where[];
  /** Whether this person may do that now. Whoever may not is told so here, and it is logged. */
  admit(ctx: BotContext, route: Route): Promise<boolean>;
}

/**
 * Finds what was pressed or commanded in one look. What no row takes, and what a row gives back, goes on to whatever
 * stands behind.
 *
 * @throws when two rows have one name in one place
 */
export function createRouter(
  routes: readonly Route[],
  { placesOf, admit }: Deps,
): Composer<BotContext> {
  const table = new Map<string, Route>();
  for (const route of routes) {
    const key = keyOf(route.where, route.kind, route.name);
    if (table.has(key)) throw new Error(`Two routes are called ${key}`);
    table.set(key, route);
  }
  const find = (ctx: BotContext, kind: Route["kind"], name: string) =>
    placesOf(ctx)
      .map((where) => table.get(keyOf(where, kind, name)))
      .find((route) => route !== undefined);

  const router = new Composer<BotContext>();
  router.on("callback_query:data", async (ctx, next) => {
    const { data } = ctx.callbackQuery;
    const name = namesIn(data).find((one) => find(ctx, "press", one));
    const route = name === undefined ? undefined : (find(ctx, "press", name) as PressRoute);
    if (name === undefined || !route) return next();
    if (!(await admit(ctx, route))) return;
    const isPassed = await answerPress(ctx, route, data.slice(name.length + 1));
    if (isPassed) await next();
  });
  router.on("message", async (ctx, next) => {
    const command = commandIn(ctx);
    const route = command && (find(ctx, "command", command.name) as CommandRoute | undefined);
    if (!command || !route) return next();
    if (!(await admit(ctx, route))) return;
    if ((await route.handle(ctx, command.text)) === PASS) await next();
  });
  return router;
}

function keyOf(where: Where, kind: Route["kind"], name: string): string {
  return `${kind} ${where}/${name}`;
}

/** `case:take` and `case` of `case:take:7`. */
function namesIn(data: string): string[] {
  const [first = "", second] = data.split(":");
  return second === undefined ? [first] : [`${first}:${second}`, first];
}

/** Every press is answered, with a toast if there is one, or its button would seem to hang. `true`: nobody took it. */
async function answerPress(ctx: PressContext, route: PressRoute, data: string): Promise<boolean> {
  let isAnswered = false;
  const answer = ctx.answerCallbackQuery.bind(ctx);
  ctx.answerCallbackQuery = (...toast) => {
    isAnswered = true;
    return answer(...toast);
  };
  const doing = route.handle(ctx, data);
  const said = doing === undefined ? PASS : await doing;
  if (said === PASS) return true;
  if (typeof said === "string") await ctx.answerCallbackQuery(said);
  else if (!isAnswered) await ctx.answerCallbackQuery();
  return false;
}

/** The command at the very beginning of a message, unless it is meant for another bot. */
function commandIn({ message, me }: MessageContext): { name: string; text: string } | undefined {
  const written = message.text ?? message.caption ?? "";
  const entity = (message.entities ?? message.caption_entities)?.[0];
  if (entity?.type !== "bot_command" || entity.offset !== 0) return undefined;
  const [name = "", to] = written.slice(1, entity.length).split("@");
  if (to !== undefined && to.toLowerCase() !== me.username.toLowerCase()) return undefined;
  return { name, text: written.slice(entity.length).trimStart() };
}
