import { Composer, GrammyError } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db, Trx } from "../../db/schema.js";
import type { BotContext } from "../../telegram/context.js";
import { moveDesk } from "../cases/card/delivery.service.js";
import type { May } from "../desk/role.js";
import { findStaffChat } from "../desk/staff.repository.js";

interface Deps {
  db: Db;
  commit: Commit;
  may: May;
  bind(chatId: number): Promise<unknown>;
  loseDesk(trx: Trx): Promise<void>;
}

/** The life of the group itself: moved, its rights changed, the bot put out of it. */
export function staffChatFeature(deps: Deps): Composer<BotContext> {
  const { db, commit, may, bind, loseDesk } = deps;
  const feature = new Composer<BotContext>();
  const group = feature.chatType(["group", "supergroup"]);
  const isDesk = async (ctx: BotContext) => (await findStaffChat(db))?.chat_id === ctx.chatId;

  const desk = group.filter(isDesk);
  desk.on("message:migrate_to_chat_id", (ctx) =>
    commit((trx) => moveDesk(trx, ctx.message.migrate_to_chat_id)),
  );
  desk.on("my_chat_member", async (ctx) => {
    const { status } = ctx.myChatMember.new_chat_member;
    const isOut = status === "left" || status === "kicked";
    if (isOut) await commit(loseDesk);
    else await bind(ctx.chat.id);
  });

  // In any other group there is nothing to do: one line, and out. A group that an admin adds may become the desk.
  group.on("my_chat_member", async (ctx, next) => {
    if (await isDesk(ctx)) return next();
    const { status } = ctx.myChatMember.new_chat_member;
    if (status === "left" || status === "kicked") return;
    if (await may(ctx.from.id, "administer")) return;
    await sayIfAllowed(ctx, ctx.t("staff.wrong-group"));
    await ctx.leaveChat();
  });

  return feature;
}

async function sayIfAllowed(ctx: BotContext, text: string): Promise<void> {
  try {
    await ctx.reply(text);
  } catch (error) {
    // A group may keep bots from writing; there is nobody to tell, then.
    if (!(error instanceof GrammyError)) throw error;
  }
}
