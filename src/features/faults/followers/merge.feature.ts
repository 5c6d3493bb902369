import { Composer, InlineKeyboard } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db, Trx } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import { listAttachments } from "../../cases/messages/attachment.repository.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { findCase, getCase } from "../../cases/record/case.repository.js";
import { notNow } from "../../cases/record/case.view.js";
import { findMove } from "../../cases/record/case-state.js";
import { pageOf } from "../../../text/page-of.js";
import { listReports } from "../record/report.repository.js";
import { type Press, type Screen, turnScreen } from "../../desk/desk-screen.js";
import { incidentName } from "../record/incident-name.service.js";
import { getIncident } from "../record/incident.repository.js";
import { listMergeable } from "./merge.repository.js";
import { reporterName } from "../record/reporter-name.service.js";
import { mergeIncidents } from "./merge.service.js";
import { mergeSureView, mergeView, reportsView } from "./merge.view.js";
import { splitOff } from "./split.service.js";

const MOST_OFFERED = 10;
const REPORTS_A_PAGE = 10;
const ALL_REPORTS = 10_000;

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
}

/** What was reported twice becomes one fault, and what was taken for the same becomes another one again. */
export function mergeFeature({ db, commit, kinds }: Deps): Composer<BotContext> {
  const desk = new Composer<BotContext>();
  const turn = (ctx: Press, work: (trx: Trx) => Promise<Screen | string>) =>
    turnScreen(ctx, commit, work);

  desk.callbackQuery(/^case:merge:(\d+)$/, async (ctx) => {
    const of = await findCase(db, Number(ctx.match[1]));
    if (!of || !findMove(of, "merge", "clerk")) {
      return ctx.answerCallbackQuery(of && notNow(ctx.t, ctx.locale, of));
    }
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      const { category } = await getIncident(trx, of.id);
      const cases = await listMergeable(trx, { id: of.id, category }, MOST_OFFERED);
      const others = [];
      for (const other of cases) {
        others.push({ of: other, name: await incidentName(trx, other.id, ctx.locale) });
      }
      const payload = mergeView(ctx.t, ctx.locale, of, others);
      await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId: of.id });
    });
    await ctx.answerCallbackQuery();
  });
  desk.callbackQuery(/^merge:into:(\d+):(\d+)$/, (ctx) =>
    turn(ctx, async (trx) => {
      const into = await getCase(trx, Number(ctx.match[2]));
      const name = await incidentName(trx, into.id, ctx.locale);
      return mergeSureView(ctx.t, await getCase(trx, Number(ctx.match[1])), { of: into, name });
    }),
  );
  desk.callbackQuery(/^merge:no:(\d+):(\d+)$/, (ctx) =>
    turn(ctx, () =>
      Promise.resolve({ text: ctx.t("merge.kept"), reply_markup: new InlineKeyboard() }),
    ),
  );
  desk.callbackQuery(/^merge:yes:(\d+):(\d+)$/, (ctx) =>
    turn(ctx, async (trx) => {
      const [fromId, intoId] = [Number(ctx.match[1]), Number(ctx.match[2])];
      const merge = { fromId, intoId, clerkId: ctx.from.id, now: new Date() };
      const merged = await mergeIncidents(trx, kinds, merge);
      if (merged.kind === "merged") {
        const text = ctx.t("merge.said", { number: merged.into.number ?? "" });
        return { text, reply_markup: new InlineKeyboard() };
      }
      const { number, state } = merged.of;
      const shown = { name: number ?? "", state: ctx.t(`case.state.${state}`, plain) };
      return ctx.t("staff.not-now", { ...shown, ...plain });
    }),
  );

  const reportsScreen = async (trx: Trx, ctx: BotContext, caseId: number, asked: number) => {
    const of = await getCase(trx, caseId);
    const all = await listReports(trx, caseId, ALL_REPORTS);
    const { page, pages, slice } = pageOf(asked, all.length, REPORTS_A_PAGE);
    const reports = [];
    for (const report of all.slice(slice.offset, slice.offset + slice.limit)) {
      const who = await reporterName(trx, report, ctx.t);
      const files = (await listAttachments(trx, report.run_key)).length;
      reports.push({ report, who, files });
    }
    return reportsView(ctx.t, ctx.locale, { of, reports, page, pages, first: slice.offset });
  };
  desk.callbackQuery(/^report:list:(\d+)$/, async (ctx) => {
    const caseId = Number(ctx.match[1]);
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      const payload = await reportsScreen(trx, ctx, caseId, 0);
      await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId });
    });
    await ctx.answerCallbackQuery();
  });
  desk.callbackQuery(/^report:page:(\d+):(\d+)$/, (ctx) =>
    turn(ctx, (trx) => reportsScreen(trx, ctx, Number(ctx.match[1]), Number(ctx.match[2]))),
  );
  desk.callbackQuery(/^report:split:(\d+)$/, (ctx) =>
    turn(ctx, async (trx) => {
      const act = { clerkId: ctx.from.id, updateId: ctx.update.update_id, now: new Date() };
      const own = await splitOff(trx, { reportId: Number(ctx.match[1]), ...act });
      if (!own) return ctx.t("merge.not-split", plain);
      return {
        text: ctx.t("merge.split-off", { number: own.number ?? "" }),
        reply_markup: new InlineKeyboard(),
      };
    }),
  );

  return desk;
}
