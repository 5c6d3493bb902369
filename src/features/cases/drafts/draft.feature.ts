import { Composer } from "grammy";
import type { Db } from "../../../db/schema.js";
import { cancelView } from "../../../forms/cancel.view.js";
import type { Drafts } from "../../../forms/drafts.js";
import type { Form } from "../../../forms/form.js";
import { openForm } from "../../../forms/forms.feature.js";
import type { BotContext } from "../../../telegram/context.js";
import { listOpenDrafts } from "./draft.repository.js";

interface Deps {
  db: Db;
  drafts: Drafts;
  forms: ReadonlyMap<string, Form>;
}

/** The buttons under the reminder of a draft. */
export function draftsFeature({ db, drafts, forms }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.callbackQuery(/^draft:(open|delete):(\d+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    const own = await listOpenDrafts(db, ctx.person.id);
    const form = forms.get(own.find(({ id }) => id === Number(ctx.match[2]))?.form ?? "");
    if (!form) {
      await ctx.reply(ctx.t("form.gone"));
      return;
    }
    if (ctx.match[1] === "open") return openForm(ctx, drafts, form);
    ctx.draft = await drafts.open(ctx.update.update_id, ctx.person.id, form);
    // The question whether to delete is the open one now.
    ctx.isAsked = true;
    const { text, keyboard } = cancelView(ctx.t, form, ctx.draft.answers);
    await ctx.reply(text, { reply_markup: keyboard });
  });

  return feature;
}
