import { Composer, type Filter } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import type { Drafts } from "../../../forms/drafts.js";
import { openForm } from "../../../forms/forms.feature.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { findCase, lockCase } from "../../cases/record/case.repository.js";
import { moveCase } from "../../cases/moves/move.service.js";
import { receipt } from "../../cases/messages/receipt.service.js";
import { isJobOf } from "./job.js";
import { findJobMessage, keepWorkerNote } from "./job-note.service.js";
import { workCannotForm, workDoneForm } from "./job.form.js";
import { jobButtons } from "./job.view.js";

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
  drafts: Drafts;
}

type Press = Filter<BotContext, "callback_query:data">;

/** Whoever mends a fault works from his own chat. Each press asks anew whether the job is still his. */
export function jobFeature({ db, commit, kinds, drafts }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.callbackQuery(/^job:begin:(\d+)$/, async (ctx) => {
    const of = await findOwnJob(ctx, db);
    if (!of) return;
    const outcome = await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return undefined;
      const request = { caseId: of.id, move: "begin", by: "clerk", actorId: ctx.from.id } as const;
      return moveCase(trx, kinds, { ...request, now: new Date() });
    });
    const begun = outcome?.of ?? (await findCase(db, of.id)) ?? of;
    const state = ctx.t(`case.state.${begun.state}`, plain);
    await ctx.answerCallbackQuery(
      ctx.t("staff.moved", { name: begun.number ?? "", state, ...plain }),
    );
    await ctx.editMessageReplyMarkup({ reply_markup: jobButtons(ctx.t, begun) });
  });

  for (const [verb, form] of [
    ["fixed", workDoneForm],
    ["cannot", workCannotForm],
  ] as const) {
    privately.callbackQuery(new RegExp(`^job:${verb}:(\\d+)$`), async (ctx) => {
      const of = await findOwnJob(ctx, db);
      if (!of) return;
      await ctx.answerCallbackQuery();
      await openForm(ctx, drafts, form, { incidentId: of.id });
    });
  }

  privately.on("message", async (ctx, next) => {
    if (ctx.message.text?.startsWith("/")) return next();
    const job = await findJobMessage(db, ctx.message);
    // While he is asked for what was done, his reply is that.
    if (!job || isAskedFor(ctx.draft, job.case_id)) return next();
    const isKept = await commit(async (trx) => {
      const of = await lockCase(trx, job.case_id);
      if (!isJobOf(of, ctx.from.id)) return false;
      if (!(await claimUpdate(trx, ctx.update.update_id))) return true;
      await keepWorkerNote(trx, of, ctx.message);
      return true;
    });
    if (isKept) await receipt(ctx, ctx.message.message_id);
    else await ctx.reply(ctx.t("dispatch.job.not-yours"));
  });

  return feature;
}

function isAskedFor(draft: BotContext["draft"], caseId: number): boolean {
  if (!draft?.isActive || draft.answers.incidentId !== caseId) return false;
  return [workDoneForm, workCannotForm].some(({ id }) => id === draft.form);
}

/** The fault of the button, if it is this person's to mend now; else he is told that it is not. */
async function findOwnJob(ctx: Press & { match: string | RegExpMatchArray }, db: Db) {
  const of = await findCase(db, Number(ctx.match[1]));
  if (of && isJobOf(of, ctx.from.id)) return of;
  await ctx.answerCallbackQuery(ctx.t("dispatch.job.not-yours", plain));
  return undefined;
}
