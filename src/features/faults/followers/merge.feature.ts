import { InlineKeyboard } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db, Trx } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { once } from "../../../intake/once.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { onPress, type Route } from "../../../router/route.js";
import type { BotContext } from "../../../telegram/context.js";
import { listAttachments } from "../../cases/messages/attachment.repository.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { findCase, getCase } from "../../cases/record/case.repository.js";
import { findMove } from "../../cases/record/case-state.js";
import { pageOf } from "../../../text/page-of.js";
import { listReports } from "../record/report.repository.js";
import { type Screen, turnScreen } from "../../desk/desk-screen.js";
import { incidentName } from "../record/incident-name.service.js";
import { notNow } from "../record/incident.view.js";
import { getIncident } from "../record/incident.repository.js";
import { listMergeable } from "./merge.repository.js";
import { reporterName } from "../record/reporter-name.service.js";
import { mergeIncidents } from "./merge.service.js";
import { mergePress, reportsPress } from "./merge.press.js";
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
export function mergeRoutes({ db, commit, kinds }: Deps): Route[] {
  return [
    onPress("desk", mergePress.ask, async (ctx, caseId) => {
      const of = await findCase(db, caseId);
      if (!of || !findMove(of, "merge", "clerk")) return of && notNow(ctx.t, ctx.locale, of);
      return once(ctx, commit, async (trx) => {
        const { category } = await getIncident(trx, of.id);
        const cases = await listMergeable(trx, { id: of.id, category }, MOST_OFFERED);
        const others = [];
        for (const other of cases) {
          others.push({ of: other, name: await incidentName(trx, other.id, ctx.locale) });
        }
        const payload = mergeView(ctx.t, ctx.locale, of, others);
        await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId: of.id });
      });
    }),
    onPress("desk", mergePress.into, (ctx, fromId, intoId) =>
      turnScreen(ctx, commit, async (trx) => {
        const into = await getCase(trx, intoId);
        const name = await incidentName(trx, into.id, ctx.locale);
        return mergeSureView(ctx.t, await getCase(trx, fromId), { of: into, name });
      }),
    ),
    onPress("desk", mergePress.no, (ctx) =>
      turnScreen(ctx, commit, () => Promise.resolve(said(ctx.t("merge.kept")))),
    ),
    onPress("desk", mergePress.yes, (ctx, fromId, intoId) =>
      turnScreen(ctx, commit, async (trx) => {
        const merge = { fromId, intoId, clerkId: ctx.from.id, now: new Date() };
        const merged = await mergeIncidents(trx, kinds, merge);
        return merged.kind === "merged"
          ? said(ctx.t("merge.said", { number: merged.into.number ?? "" }))
          : notNow(ctx.t, ctx.locale, merged.of);
      }),
    ),

    onPress("desk", reportsPress.list, (ctx, caseId) =>
      once(ctx, commit, async (trx) => {
        const payload = await reportsScreen(trx, ctx, caseId, 0);
        await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId });
      }),
    ),
    onPress("desk", reportsPress.page, (ctx, caseId, page) =>
      turnScreen(ctx, commit, (trx) => reportsScreen(trx, ctx, caseId, page)),
    ),
    onPress("desk", reportsPress.split, (ctx, reportId) =>
      turnScreen(ctx, commit, async (trx) => {
        const act = { clerkId: ctx.from.id, updateId: ctx.update.update_id, now: new Date() };
        const own = await splitOff(trx, { reportId, ...act });
        if (!own) return ctx.t("merge.not-split", plain);
        return said(ctx.t("merge.split-off", { number: own.number ?? "" }));
      }),
    ),
  ];
}

/** The last word of a message whose buttons were pressed. */
function said(text: string): Screen {
  return { text, reply_markup: new InlineKeyboard() };
}

async function reportsScreen(trx: Trx, ctx: BotContext, caseId: number, asked: number) {
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
}
