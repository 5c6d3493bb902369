import { Composer } from "grammy";
import type { Commit } from "../../db/commit.js";
import { plain } from "../../i18n/i18n.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import { showCard } from "../cases/record/show-card.service.js";
import { saveStaffMember } from "../desk/staff.repository.js";
import { dropPlace } from "./application.repository.js";

interface Deps {
  commit: Commit;
}

/** Staff take a place that somebody else has out of an application, so that it can be decided all the same. */
export function placeFeature({ commit }: Deps): Composer<BotContext> {
  const desk = new Composer<BotContext>();
  desk.callbackQuery(/^application:drop-place:(\d+)$/, async (ctx) => {
    const caseId = Number(ctx.match[1]);
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      await saveStaffMember(trx, ctx.from);
      await dropPlace(trx, caseId);
      await showCard(trx, caseId);
    });
    await ctx.answerCallbackQuery(ctx.t("application.place.dropped", plain));
  });
  return desk;
}
