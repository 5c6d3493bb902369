import type { Db } from "../../../db/schema.js";
import { cancelView } from "../../../forms/cancel.view.js";
import type { Drafts } from "../../../forms/drafts.js";
import type { Form } from "../../../forms/form.js";
import { openForm } from "../../../forms/forms.feature.js";
import { onPress, type PressContext, type Route } from "../../../router/route.js";
import { draftPress } from "./draft.press.js";
import { listOpenDrafts } from "./draft.repository.js";

interface Deps {
  db: Db;
  drafts: Drafts;
  forms: ReadonlyMap<string, Form>;
}

/** The buttons under the reminder of a draft. */
export function draftRoutes({ db, drafts, forms }: Deps): Route[] {
  const findForm = async (ctx: PressContext, draftId: number) => {
    const own = await listOpenDrafts(db, ctx.person.id);
    return forms.get(own.find(({ id }) => id === draftId)?.form ?? "");
  };
  return [
    onPress("private", draftPress.open, async (ctx, id) => {
      const form = await findForm(ctx, id);
      return form ? openForm(ctx, drafts, form) : ctx.reply(ctx.t("form.gone"));
    }),
    onPress("private", draftPress.delete, async (ctx, id) => {
      const form = await findForm(ctx, id);
      if (!form) return ctx.reply(ctx.t("form.gone"));
      ctx.draft = await drafts.open(ctx.update.update_id, ctx.person.id, form);
      // The question whether to delete is the open one now.
      ctx.isAsked = true;
      const { text, keyboard } = cancelView(ctx.t, form, ctx.draft.answers);
      return ctx.reply(text, { reply_markup: keyboard });
    }),
  ];
}
