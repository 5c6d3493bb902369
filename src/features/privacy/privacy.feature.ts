import { InlineKeyboard } from "grammy";
import { almatyDate } from "../../calendar/almaty-time.js";
import type { Commit } from "../../db/commit.js";
import type { Case, Db } from "../../db/schema.js";
import { formatPhone } from "../../forms/fields/phone.js";
import { formatDate } from "../../i18n/format.js";
import { plain } from "../../i18n/i18n.js";
import { once } from "../../intake/once.js";
import { press } from "../../router/press.js";
import { onCommand, onPress, type Route } from "../../router/route.js";
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

const privacyPress = { erase: press("privacy:erase"), keep: press("privacy:keep") };

/** A person sees what is kept, and erases it. */
export function privacyRoutes({ db, commit }: Deps): Route[] {
  return [
    onCommand("private", "mydata", async (ctx) => {
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
    }),
    onCommand("private", "forget", async (ctx) => {
      const { given } = await listCasesKept(db, ctx.person.id);
      const open = given.filter((of) => !isFinal(of));
      const lines = [ctx.t("privacy.forget")];
      if (open.length > 0) lines.push(ctx.t("privacy.stays", { cases: namesOf(ctx, open) }));
      const keyboard = new InlineKeyboard()
        .text(ctx.t("privacy.erase", plain), privacyPress.erase.data())
        .text(ctx.t("privacy.keep", plain), privacyPress.keep.data());
      await ctx.reply(lines.join("\n\n"), { reply_markup: keyboard });
    }),
    onPress("private", privacyPress.erase, async (ctx) => {
      const closed = (await listCasesKept(db, ctx.person.id)).given.filter(isFinal);
      await once(ctx, commit, (trx) => erasePerson(trx, ctx.person.id, closed));
      ctx.draft = undefined;
      await ctx.editMessageText(ctx.t("privacy.erased"));
    }),
    onPress("private", privacyPress.keep, async (ctx) => {
      await ctx.editMessageText(ctx.t("privacy.kept"));
    }),
  ];
}

function namesOf(ctx: BotContext, cases: Case[]): string {
  return cases.map((of) => caseNumber(ctx.t, ctx.locale, of)).join(", ");
}
