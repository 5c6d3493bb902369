import type { Middleware } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import { translator } from "../../i18n/i18n.js";
import { guessLocale } from "../../i18n/locales.js";
import type { BotContext } from "../../telegram/context.js";
import { findActiveDraft } from "../cases/drafts/draft.repository.js";
import { welcomeBack } from "../cases/moves/unblocked.service.js";
import { findStaffChat } from "../desk/staff.repository.js";
import { findPerson, fullName, savePerson } from "../people/person.repository.js";

interface Deps {
  db: Db;
  commit: Commit;
}

/**
 * Says who acts and in which language the answer is: the person's own in a private chat, the group's on the desk.
 * Updates without a person (a channel's post, a change that nobody made) go no further.
 */
export function people({ db, commit }: Deps): Middleware<BotContext> {
  return async (ctx, next) => {
    if (!ctx.from || ctx.from.is_bot) return;
    const { from } = ctx;
    const known = await findPerson(db, from.id);
    const isRenamed =
      known && (known.name !== fullName(from) || known.username !== (from.username ?? null));
    const person = known && !isRenamed ? known : await commit((trx) => savePerson(trx, from));
    ctx.person = person;
    ctx.isAsked = false;
    ctx.isDesk = false;

    if (ctx.chat?.type === "private") {
      ctx.locale = person.locale ?? guessLocale(from.language_code);
      ctx.draft = await findActiveDraft(db, person.id);
      // Who writes to us has let us in again.
      if (person.blocked && ctx.message) await commit((trx) => welcomeBack(trx, person.id));
    } else {
      const desk = await findStaffChat(db);
      ctx.isDesk = desk?.chat_id === ctx.chatId;
      ctx.locale = desk?.locale ?? "ru";
    }
    ctx.t = translator(ctx.locale);
    await next();
  };
}
