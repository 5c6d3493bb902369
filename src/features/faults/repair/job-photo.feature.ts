import { Composer, InlineKeyboard } from "grammy";
import type { Db } from "../../../db/schema.js";
import type { Drafts } from "../../../forms/drafts.js";
import { openFormWith } from "../../../forms/forms.feature.js";
import { plain } from "../../../i18n/i18n.js";
import { menuPress } from "../../../router/menu.press.js";
import type { BotContext } from "../../../telegram/context.js";
import { listJobsOf } from "./dispatch.repository.js";
import { workDoneForm } from "./job.form.js";
import { jobPress } from "./repair.press.js";

interface Deps {
  db: Db;
  drafts: Drafts;
}

/**
 * A photo that somebody sends who has a fault to mend is most likely of his work: it begins the form that ends the job,
 * and nothing is ended before he says so. Stands after everything that a photo may belong to.
 */
export function jobPhotoFeature({ db, drafts }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.chatType("private").on("message:photo", async (ctx, next) => {
    const jobs = await listJobsOf(db, ctx.from.id);
    const [job, ...others] = jobs;
    if (!job) return next();
    if (others.length > 0) {
      const rows = jobs.map(({ id, number }) => [
        InlineKeyboard.text(number ?? "", jobPress.fixed.data(id)),
      ]);
      const keyboard = InlineKeyboard.from([
        ...rows,
        [InlineKeyboard.text(ctx.t("start.complain", plain), menuPress.complain.data())],
      ]);
      return drafts.askSoon(ctx.from.id, { text: ctx.t("dispatch.job.which"), keyboard });
    }
    await ctx.reply(ctx.t("dispatch.job.photo", { number: job.number ?? "" }));
    await openFormWith(ctx, drafts, workDoneForm, { incidentId: job.id });
  });
  return feature;
}
