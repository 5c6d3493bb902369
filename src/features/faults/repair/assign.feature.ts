import { Composer, type Filter } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Case, Db, Trx } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { findCase } from "../../cases/record/case.repository.js";
import { findMove } from "../../cases/record/case-state.js";
import type { MoveOutcome } from "../../cases/moves/move.service.js";
import { saveStaffMember } from "../../desk/staff.repository.js";
import { assignIncident, returnToQueue } from "./assign.service.js";
import { findResponsible, listResponsible } from "./dispatch.repository.js";
import { assignView, responsibleName } from "./dispatch.view.js";

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
}

type Press = Filter<BotContext, "callback_query:data"> & { match: string | RegExpMatchArray };

/** Gives a fault to whoever mends it, by hand: one of the table, the clerk himself, or nobody again. */
export function assignFeature({ db, commit, kinds }: Deps): Composer<BotContext> {
  const desk = new Composer<BotContext>();

  desk.callbackQuery(/^case:assign:(\d+)$/, async (ctx) => {
    const of = await findCase(db, Number(ctx.match[1]));
    if (!of || !findMove(of, "assign", "clerk")) return refuse(ctx, of);
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      const mayReturn = findMove(of, "unassign", "clerk") !== undefined;
      const view = assignView(ctx.t, { of, responsible: await listResponsible(trx), mayReturn });
      await enqueue(trx, { chatId: DESK, method: "sendMessage", payload: view, caseId: of.id });
    });
    await ctx.answerCallbackQuery();
  });

  const act = async (
    ctx: Press,
    work: (trx: Trx, caseId: number) => Promise<MoveOutcome & { who: string }>,
  ) => {
    const caseId = Number(ctx.match[1]);
    const outcome = await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return undefined;
      await saveStaffMember(trx, ctx.from);
      const done = await work(trx, caseId);
      if (done.kind === "moved") await sayInPlace(trx, ctx, done.of, done.who);
      return done;
    });
    if (outcome && outcome.kind !== "moved") return refuse(ctx, outcome.of);
    await ctx.answerCallbackQuery();
  };

  desk.callbackQuery(/^assign:to:(\d+):(\d+)$/, (ctx) =>
    act(ctx, async (trx, caseId) => {
      const responsible = (await findResponsible(trx, Number(ctx.match[2]))) ?? null;
      const by = { by: "clerk", actorId: ctx.from.id, now: new Date() } as const;
      const outcome = await assignIncident(trx, kinds, { caseId, responsible, ...by });
      return { ...outcome, who: responsible ? responsibleName(ctx.t, responsible) : "" };
    }),
  );
  desk.callbackQuery(/^assign:me:(\d+)$/, (ctx) =>
    act(ctx, async (trx, caseId) => {
      const by = { by: "clerk", actorId: ctx.from.id, now: new Date() } as const;
      const outcome = await assignIncident(trx, kinds, { caseId, responsible: null, ...by });
      return { ...outcome, who: ctx.from.first_name };
    }),
  );
  desk.callbackQuery(/^assign:back:(\d+)$/, (ctx) =>
    act(ctx, async (trx, caseId) => {
      const by = { by: "clerk", actorId: ctx.from.id, now: new Date() } as const;
      return { ...(await returnToQueue(trx, kinds, { caseId, ...by })), who: "—" };
    }),
  );

  return desk;
}

/** The list makes room for what was decided. */
async function sayInPlace(trx: Trx, ctx: Press, of: Case, who: string): Promise<void> {
  const state = ctx.t(`case.state.${of.state}`, plain);
  const text = ctx.t("dispatch.assign.done", { number: of.number ?? "", state, who });
  const payload = { message_id: ctx.callbackQuery.message?.message_id, text };
  await enqueue(trx, { chatId: DESK, method: "editMessageText", payload, caseId: of.id });
}

async function refuse(ctx: Press, of: Case | undefined): Promise<void> {
  const state = of ? ctx.t(`case.state.${of.state}`, plain) : "";
  await ctx.answerCallbackQuery(
    ctx.t("staff.not-now", { name: of?.number ?? "", state, ...plain }),
  );
}
