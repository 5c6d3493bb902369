import type { BotDeps } from "./bot-deps.js";
import { parkRoutes } from "./features/catalogue/parks/parks.feature.js";
import { inventory } from "./features/catalogue/editor/inventory.registry.js";
import type { PromptTaker } from "./features/desk/prompt.feature.js";
import type { Entry } from "./features/desk/registry/entry.js";
import { registryPrompts, registryRoutes } from "./features/desk/registry/registry.js";
import { dispatchEntries } from "./features/faults/repair/dispatch.registry.js";
import { categoryEntries } from "./features/faults/zone/category.registry.js";
import { sayOnDesk } from "./features/desk/say-on-desk.js";
import { plain } from "./i18n/i18n.js";
import type { Route, Where } from "./router/route.js";
import type { BotContext } from "./telegram/context.js";

/** Every command and every button, each with the place where it holds and the right that it needs. */
export function routesOf(deps: BotDeps): Route[] {
  return [...parkRoutes(deps), ...registryRoutes(registryDeps(deps), registriesOf())];
}

/** Every question that staff are asked in the desk outside the talk of a case. */
export function promptsOf(deps: BotDeps): PromptTaker[] {
  return registryPrompts(registryDeps(deps), registriesOf());
}

/** Every table that staff keep. */
function registriesOf(): readonly Entry[] {
  return [...inventory, ...dispatchEntries, ...categoryEntries];
}

/** The form of a fault chooses from what is kept there. */
function registryDeps({ commit, onDirectory }: BotDeps) {
  return { commit, onChange: onDirectory };
}

/** What the chat of an update is, the narrowest first. */
export function placesOf(ctx: BotContext): readonly Where[] {
  if (ctx.chat?.type === "private") return ["private"];
  return ctx.isDesk ? ["desk", "group"] : ["group"];
}

const REFUSALS = { administer: "staff.admins-only", edit: "staff.editors-only" } as const;

/** Whether this person may do that now. Whoever may not reads who may; the log knows the act and the case. */
export async function admit(
  ctx: BotContext,
  { commit, log, may }: BotDeps,
  { name, right }: Pick<Route, "name" | "right">,
): Promise<boolean> {
  if (right === undefined || (await may(ctx.from?.id, right))) return true;
  log.info({ act: ctx.callbackQuery?.data ?? `/${name}`, right }, "refused");
  const text = ctx.t(REFUSALS[right], plain);
  if (ctx.callbackQuery) await ctx.answerCallbackQuery(text);
  else if (ctx.isDesk) await sayOnDesk(ctx, commit, text);
  else await ctx.reply(text);
  return false;
}
