import { Composer, InlineKeyboard } from "grammy";
import { almatyDate } from "../../calendar/almaty-time.js";
import type { Commit } from "../../db/commit.js";
import type { Case, Db } from "../../db/schema.js";
import { formatPhone } from "../../forms/fields/phone.js";
import { formatDate } from "../../i18n/format.js";
import { plain } from "../../i18n/i18n.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import { isFinal } from "../cases/record/case-state.js";
import { caseNumber } from "../cases/record/case.view.js";
import { listOpenDrafts } from "../cases/drafts/draft.repository.js";
import { countWatchesOf } from "../catalogue/search/watch.repository.js";
import { countPlacesFollowed, listCasesKept } from "./fault-privacy.service.js";
import { erasePerson } from "./privacy.service.js";

interface Deps {
  db: Db;
  commit: Commit;
}

/** A person sees what is kept, and erases it. */
export function privacyFeature({ db, commit }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.command("mydata", async (ctx) => {
    const { name, phone, consent_at } = ctx.person;
    const { given, followed } = await listCasesKept(db, ctx.person.id);
    const none = ctx.t("privacy.none");
    await ctx.reply(
      ctx.t("privacy.mydata", {
        name,
        language: ctx.t(`language.name.${ctx.locale}`),
        phone: phone === null ? none : formatPhone({ e164: phone }),
        consent: consent_at ? formatDate(ctx.locale, almatyDate(new Date(consent_at))) : none,
        watches: await countWatchesOf(db, ctx.person.id),
        places: await countPlacesFollowed(db, ctx.person.id),
        drafts: (await listOpenDrafts(db, ctx.person.id)).length,
        cases: namesOf(ctx, given) || none,
        followed: namesOf(ctx, followed) || none,
      }),
    );
  });

  privately.command("forget", async (ctx) => {
    const { given } = await listCasesKept(db, ctx.person.id);
    const open = given.filter((of) => !isFinal(of));
    const lines = [ctx.t("privacy.forget")];
    if (open.length > 0) lines.push(ctx.t("privacy.stays", { cases: namesOf(ctx, open) }));
    const keyboard = new InlineKeyboard()
      .text(ctx.t("privacy.erase", plain), "privacy:erase")
      .text(ctx.t("privacy.keep", plain), "privacy:keep");
    await ctx.reply(lines.join("\n\n"), { reply_markup: keyboard });
  });

  privately.callbackQuery("privacy:erase", async (ctx) => {
    const closed = (await listCasesKept(db, ctx.person.id)).given.filter(isFinal);
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      await erasePerson(trx, ctx.person.id, closed);
    });
    ctx.draft = undefined;
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(ctx.t("privacy.erased"));
  });
  privately.callbackQuery("privacy:keep", async (ctx) => {
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(ctx.t("privacy.kept"));
  });

  return feature;
}

function namesOf(ctx: BotContext, cases: Case[]): string {
  return cases.map((of) => caseNumber(ctx.t, ctx.locale, of)).join(", ");
}
