import { Composer } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import type { BotContext } from "../../telegram/context.js";
import { moveDesk } from "../cases/delivery.service.js";
import { findStaffChat, updateStaffChat } from "./staff.repository.js";

interface Deps {
  db: Db;
  commit: Commit;
  isAdmin(userId: number): boolean;
  bind(chatId: number): Promise<unknown>;
}

/** The life of the group itself: bound, moved, its rights changed, the bot put out of it. */
export function staffChatFeature({ db, commit, isAdmin, bind }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const group = feature.chatType(["group", "supergroup"]);
  const isDesk = async (ctx: BotContext) => (await findStaffChat(db))?.chat_id === ctx.chatId;

  group.command("bind", async (ctx) => {
    if (!isAdmin(ctx.from?.id ?? 0)) return;
    await bind(ctx.chat.id);
    await ctx.reply(ctx.t("staff.bound"));
  });

  const desk = group.filter(isDesk);
  desk.on("message:migrate_to_chat_id", (ctx) =>
    commit((trx) => moveDesk(trx, ctx.message.migrate_to_chat_id)),
  );
  desk.on("my_chat_member", async (ctx) => {
    const { status } = ctx.myChatMember.new_chat_member;
    const isOut = status === "left" || status === "kicked";
    if (isOut) await commit((trx) => updateStaffChat(trx, { state: "lost" }));
    else await bind(ctx.chat.id);
  });

  // In any other group there is nothing to do: one line, and out. A group that an admin adds may become the desk.
  group.on("my_chat_member", async (ctx, next) => {
    if (await isDesk(ctx)) return next();
    const { status } = ctx.myChatMember.new_chat_member;
    if (status === "left" || status === "kicked" || isAdmin(ctx.from.id)) return;
    await ctx.reply(ctx.t("staff.wrong-group"));
    await ctx.leaveChat();
  });

  return feature;
}
