import { Composer, type Context } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import { translator } from "../../i18n/i18n.js";
import { sayOnDesk } from "../desk/say-on-desk.js";
import { findStaffChat } from "../desk/staff.repository.js";

interface Deps {
  db: Db;
  commit: Commit;
}

/**
 * Asks administrators of the desk who hide behind the group to show themselves. Telegram writes for them in the name
 * of a bot of its own, so this stands before `people`, which lets no bot through.
 */
export function anonymousFeature({ db, commit }: Deps): Composer<Context> {
  const feature = new Composer<Context>();
  feature.filter(isAnonymous, async (ctx) => {
    const desk = await findStaffChat(db);
    if (!desk || desk.chat_id !== ctx.chatId) return;
    await sayOnDesk(ctx, commit, translator(desk.locale)("staff.anonymous"));
  });
  return feature;
}

function isAnonymous(ctx: Context): boolean {
  return ctx.message?.sender_chat !== undefined && ctx.message.sender_chat.id === ctx.chatId;
}
