import { InlineKeyboard } from "grammy";
import type { Drafts } from "../../../forms/drafts.js";
import { openFormWith } from "../../../forms/forms.feature.js";
import { plain } from "../../../i18n/i18n.js";
import { menuPress } from "../../../router/menu.press.js";
import type { BotContext } from "../../../telegram/context.js";
import { workDoneForm } from "./job.form.js";
import { jobPress } from "./repair.press.js";

interface Deps {
  drafts: Drafts;
}

/**
 * A photo that somebody sends who has a fault to mend is most likely of his work: it begins the form that ends the job,
 * and nothing is ended before he says so.
 */
export async function takeWorkPhoto(ctx: BotContext, { drafts }: Deps): Promise<void> {
  const { jobs } = ctx.belongsTo;
  const [job, ...others] = jobs;
  if (!job) return;
  if (others.length > 0) {
    const rows = jobs.map(({ id, number }) => [
      InlineKeyboard.text(number ?? "", jobPress.fixed.data(id)),
    ]);
    const keyboard = InlineKeyboard.from([
      ...rows,
      [InlineKeyboard.text(ctx.t("start.complain", plain), menuPress.complain.data())],
    ]);
    return drafts.askSoon(ctx.person.id, { text: ctx.t("dispatch.job.which"), keyboard });
  }
  await ctx.reply(ctx.t("dispatch.job.photo", { number: job.number ?? "" }));
  await openFormWith(ctx, drafts, workDoneForm, { incidentId: job.id });
}
