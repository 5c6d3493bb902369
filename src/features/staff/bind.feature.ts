import type { Commit } from "../../db/commit.js";
import { type MessageContext, onCommand, type Route } from "../../router/route.js";
import { sayOnDesk } from "../desk/say-on-desk.js";

interface Deps {
  commit: Commit;
  bindDesk(chatId: number): Promise<unknown>;
}

/** `/bind`: makes the group in which it is said the desk. */
export function bindRoutes({ commit, bindDesk }: Deps): Route[] {
  const bind = async (ctx: MessageContext) => {
    await bindDesk(ctx.chat.id);
    await sayOnDesk(ctx, commit, ctx.t("staff.bound"));
  };
  return [onCommand("group", "bind", bind, { right: "administer" })];
}
