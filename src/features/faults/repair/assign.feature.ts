import type { Commit } from "../../../db/commit.js";
import type { Case, Db, Trx } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { once } from "../../../intake/once.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { onPress, type PressContext, type Route } from "../../../router/route.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { findCase } from "../../cases/record/case.repository.js";
import { findMove } from "../../cases/record/case-state.js";
import type { MoveOutcome } from "../../cases/moves/move.service.js";
import { saveStaffMember } from "../../desk/staff.repository.js";
import { notNow } from "../record/incident.view.js";
import { assignIncident, returnToQueue } from "./assign.service.js";
import { findResponsible, listResponsible } from "./dispatch.repository.js";
import { assignView, responsibleName } from "./dispatch.view.js";
import { assignPress } from "./repair.press.js";

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
}

/** Gives a fault to whoever mends it, by hand: one of the table, the clerk himself, or nobody again. */
export function assignRoutes({ db, commit, kinds }: Deps): Route[] {
  const act = async (
    ctx: PressContext,
    work: (trx: Trx) => Promise<MoveOutcome & { who: string }>,
  ) => {
    const outcome = await once(ctx, commit, async (trx) => {
      await saveStaffMember(trx, ctx.from);
      const done = await work(trx);
      if (done.kind === "moved") await sayInPlace(trx, ctx, done.of, done.who);
      return done;
    });
    if (outcome && outcome.kind !== "moved") return notNow(ctx.t, ctx.locale, outcome.of);
    return undefined;
  };
  const by = ({ from }: PressContext) =>
    ({ by: "clerk", actorId: from.id, now: new Date() }) as const;

  return [
    onPress("desk", assignPress.ask, async (ctx, caseId) => {
      const of = await findCase(db, caseId);
      if (!of || !findMove(of, "assign", "clerk")) return of && notNow(ctx.t, ctx.locale, of);
      return once(ctx, commit, async (trx) => {
        const mayReturn = findMove(of, "unassign", "clerk") !== undefined;
        const view = assignView(ctx.t, { of, responsible: await listResponsible(trx), mayReturn });
        await enqueue(trx, { chatId: DESK, method: "sendMessage", payload: view, caseId });
      });
    }),
    onPress("desk", assignPress.to, (ctx, caseId, id) =>
      act(ctx, async (trx) => {
        const responsible = (await findResponsible(trx, id)) ?? null;
        const outcome = await assignIncident(trx, kinds, { caseId, responsible, ...by(ctx) });
        return { ...outcome, who: responsible ? responsibleName(ctx.t, responsible) : "" };
      }),
    ),
    onPress("desk", assignPress.me, (ctx, caseId) =>
      act(ctx, async (trx) => {
        const outcome = await assignIncident(trx, kinds, { caseId, responsible: null, ...by(ctx) });
        return { ...outcome, who: ctx.from.first_name };
      }),
    ),
    onPress("desk", assignPress.back, (ctx, caseId) =>
      act(ctx, async (trx) => ({
        ...(await returnToQueue(trx, kinds, { caseId, ...by(ctx) })),
        who: "—",
      })),
    ),
  ];
}

/** The list makes room for what was decided. */
async function sayInPlace(trx: Trx, ctx: PressContext, of: Case, who: string): Promise<void> {
  const state = ctx.t(`case.state.${of.state}`, plain);
  const text = ctx.t("dispatch.assign.done", { number: of.number ?? "", state, who });
  const payload = { message_id: ctx.callbackQuery.message?.message_id, text };
  await enqueue(trx, { chatId: DESK, method: "editMessageText", payload, caseId: of.id });
}
