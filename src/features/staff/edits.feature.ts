import { Composer } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import { contentOf } from "../../telegram/message-content.js";
import { findByStaffMessage } from "../cases/record/case-message.repository.js";
import { correctWords } from "../cases/moves/correction.service.js";
import { keepTalkPicture } from "../cases/messages/message-picture.service.js";

interface Deps {
  db: Db;
  commit: Commit;
}

/** What a clerk edits on the desk after it was taken as an answer or a note. */
export function deskEditsFeature({ db, commit }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on("edited_message", async (ctx, next) => {
    const message = ctx.editedMessage;
    const known = await findByStaffMessage(db, ctx.chat.id, message.message_id);
    if (known?.kind !== "out" && known?.kind !== "note") return next();
    const words = {
      ...contentOf(message),
      clerkId: message.from.id,
      chatId: ctx.chat.id,
      messageId: message.message_id,
    };
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      await keepTalkPicture(trx, { caseId: known.case_id, writerId: words.clerkId }, message);
      await correctWords(trx, known, words);
    });
  });
  return feature;
}
