import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import type { Drafts } from "../../../forms/drafts.js";
import type { Form } from "../../../forms/form.js";
import { openForm } from "../../../forms/forms.feature.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { once } from "../../../intake/once.js";
import { onPress, type PressContext, type Route } from "../../../router/route.js";
import type { BotContext } from "../../../telegram/context.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { findCase, lockCase } from "../../cases/record/case.repository.js";
import { moveCase } from "../../cases/moves/move.service.js";
import { receipt } from "../../cases/messages/receipt.service.js";
import { isJobOf } from "./job.js";
import { keepWorkerNote } from "./job-note.service.js";
import { workCannotForm, workDoneForm } from "./job.form.js";
import { jobButtons } from "./job.view.js";
import { jobPress } from "./repair.press.js";

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
  drafts: Drafts;
}

/** Whoever mends a fault works from his own chat. Each press asks anew whether the job is still his. */
export function jobRoutes({ db, commit, kinds, drafts }: Deps): Route[] {
  const findOwn = async (ctx: PressContext, caseId: number) => {
    const of = await findCase(db, caseId);
    return of && isJobOf(of, ctx.from.id) ? of : undefined;
  };
  const opens = (form: Form) => async (ctx: PressContext, incidentId: number) => {
    if (!(await findOwn(ctx, incidentId))) return ctx.t("dispatch.job.not-yours", plain);
    return openForm(ctx, drafts, form, { incidentId });
  };
  return [
    onPress("private", jobPress.begin, async (ctx, caseId) => {
      const of = await findOwn(ctx, caseId);
      if (!of) return ctx.t("dispatch.job.not-yours", plain);
      const outcome = await once(ctx, commit, (trx) => {
        const request = { caseId, move: "begin", by: "clerk", actorId: ctx.from.id } as const;
        return moveCase(trx, kinds, { ...request, now: new Date() });
      });
      const begun = outcome?.of ?? (await findCase(db, caseId)) ?? of;
      const state = ctx.t(`case.state.${begun.state}`, plain);
      await ctx.editMessageReplyMarkup({ reply_markup: jobButtons(ctx.t, begun) });
      return ctx.t("staff.moved", { name: begun.number ?? "", state, ...plain });
    }),
    onPress("private", jobPress.fixed, opens(workDoneForm)),
    onPress("private", jobPress.cannot, opens(workCannotForm)),
  ];
}

/** What a worker writes to his job, while it is his. */
export async function takeJobNote(
  ctx: BotContext,
  { commit }: Pick<Deps, "commit">,
): Promise<void> {
  const { message } = ctx;
  const { stored: job } = ctx.belongsTo;
  if (!message || !job) return;
  const isKept = await commit(async (trx) => {
    const of = await lockCase(trx, job.case_id);
    if (!isJobOf(of, ctx.person.id)) return false;
    if (!(await claimUpdate(trx, ctx.update.update_id))) return true;
    await keepWorkerNote(trx, of, message);
    return true;
  });
  if (isKept) await receipt(ctx, message.message_id);
  else await ctx.reply(ctx.t("dispatch.job.not-yours"));
}
