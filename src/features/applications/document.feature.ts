import { Composer, InlineKeyboard } from "grammy";
import type { Case, Db } from "../../db/schema.js";
import type { Drafts } from "../../forms/drafts.js";
import { openForm } from "../../forms/forms.feature.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { BotContext } from "../../telegram/context.js";
import { findCase } from "../cases/record/case.repository.js";
import { caseName } from "../cases/record/case.view.js";
import { isFinal } from "../cases/record/case-state.js";
import { getApplication } from "./application.repository.js";
import { lateDocumentsForm } from "./document.form.js";

interface Deps {
  db: Db;
  drafts: Drafts;
}

/** Documents that come after the application was sent. */
export function documentsFeature(deps: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.chatType("private").callbackQuery(/^documents:add:(\d+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    await addDocuments(ctx, deps, Number(ctx.match[1]));
  });
  return feature;
}

/** Opens the checklist of an own application; each file that follows goes to it at once. */
export async function addDocuments(ctx: BotContext, { db, drafts }: Deps, caseId: number) {
  const of = await findCase(db, caseId);
  if (of?.person_id !== ctx.person.id || of.kind !== "application") {
    await ctx.reply(ctx.t("case.unknown"));
    return;
  }
  if (isFinal(of)) {
    await ctx.reply(ctx.t("documents.closed", { name: caseName(ctx.t, ctx.locale, of) }));
    return;
  }
  const { track } = await getApplication(db, caseId);
  await openForm(ctx, drafts, lateDocumentsForm, { caseId, track });
}

/** Stands wherever an open application is shown to its owner. */
export function addDocumentsButton(t: Translate, of: Pick<Case, "id">): InlineKeyboard {
  return new InlineKeyboard().text(t("documents.add", plain), `documents:add:${of.id}`);
}
