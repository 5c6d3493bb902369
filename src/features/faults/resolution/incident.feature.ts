import { Composer, type Filter } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { findCase } from "../../cases/record/case.repository.js";
import { leavingFeature } from "../followers/leaving.feature.js";
import { ratingFeature } from "./rating.feature.js";
import { confirmFixed, sayNotFixed, type Verdict } from "./verdict.service.js";

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
}

type Press = Filter<BotContext, "callback_query:data">;

/** Whoever follows a fault says whether it is really fixed, and rates the work. Stands before the talk of cases. */
export function incidentFeature({ db, commit, kinds }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");
  feature.use(ratingFeature({ db, commit }), leavingFeature({ db, commit }));

  privately.callbackQuery(/^incident:(yes|no):(\d+)$/, async (ctx) => {
    const said = { caseId: Number(ctx.match[2]), personId: ctx.person.id, now: new Date() };
    const isFixed = ctx.match[1] === "yes";
    const before = await findCase(db, said.caseId);
    if (before?.kind !== "fault") return ctx.answerCallbackQuery();
    const verdict = await commit(async (trx): Promise<Verdict | undefined> => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return undefined;
      if (isFixed) return confirmFixed(trx, kinds, said);
      return sayNotFixed(trx, kinds, { ...said, isInForm: ctx.draft?.isActive === true });
    });
    await answer(ctx, verdict ?? { kind: "impossible", of: before }, isFixed);
  });

  return feature;
}

async function answer(ctx: Press, { kind, of }: Verdict, isFixed: boolean): Promise<void> {
  const state = ctx.t(`case.state.${of.state}`, plain);
  const stands = { number: of.number ?? "", state, ...plain };
  switch (kind) {
    case "moved":
      await ctx.answerCallbackQuery(ctx.t(isFixed ? "incident.thanks" : "incident.noted", plain));
      return;
    case "stranger":
      await ctx.answerCallbackQuery(ctx.t("incident.not-followed", plain));
      return;
    case "too-late":
      await ctx.answerCallbackQuery(ctx.t("incident.too-late", plain));
      return;
    default:
      await ctx.answerCallbackQuery(ctx.t("incident.stands", stands));
  }
}
