import type { Filter } from "grammy";
import type { BotContext } from "../telegram/context.js";
import type { Press } from "./press.js";
import type { Right } from "./right.js";

/** Where something may be done: with one person, on the desk, in whatever group. */
export type Where = "private" | "desk" | "group";

export type MessageContext = Filter<BotContext, "message">;
export type PressContext = Filter<BotContext, "callback_query:data">;

/** Gives the update back: to whatever takes what no route took. */
export const PASS = Symbol("pass");

interface Row {
  where: Where;
  /** Asked at the moment of the act. */
  right?: Right;
}

/** A command, and what does it; `text` is what was typed after it. */
export interface CommandRoute extends Row {
  kind: "command";
  name: string;
  handle(ctx: MessageContext, text: string): Promise<unknown>;
}

/** A button, and what it does; a text that it gives back is shown as a toast, plain and short. */
export interface PressRoute extends Row {
  kind: "press";
  name: string;
  /** `undefined`: the values in the data are not those of this button. */
  handle(ctx: PressContext, data: string): Promise<unknown> | undefined;
}

export type Route = CommandRoute | PressRoute;

interface Options {
  right?: Right;
}

export function onCommand(
  where: Where,
  name: string,
  handle: (ctx: MessageContext, text: string) => Promise<unknown>,
  options: Options = {},
): Route {
  return { kind: "command", where, name, handle, ...options };
}

export function onPress<Values extends unknown[]>(
  where: Where,
  press: Press<Values>,
  handle: (ctx: PressContext, ...values: Values) => Promise<unknown>,
  options: Options = {},
): Route {
  const take: PressRoute["handle"] = (ctx, data) => {
    const values = press.read(data);
    return values && handle(ctx, ...values);
  };
  return { kind: "press", where, name: press.name, handle: take, ...options };
}
