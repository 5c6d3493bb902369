import { InlineKeyboard } from "grammy";
import { workingDaysSince } from "../../../calendar/term.js";
import type { Commit } from "../../../db/commit.js";
import type { Case, Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { once } from "../../../intake/once.js";
import { menuPress } from "../../../router/menu.press.js";
import { onCommand, onPress, type Route } from "../../../router/route.js";
import type { BotContext } from "../../../telegram/context.js";
import { findStaffMember } from "../../desk/staff.repository.js";
import { getWorkTime } from "../../desk/work-time.repository.js";
import { findMove } from "../record/case-state.js";
import { personHistory } from "../record/history.view.js";
import { moveCase } from "../moves/move.service.js";
import { getOfficeName } from "../record/office.repository.js";
import {
  findCase,
  findCaseByNumber,
  getCase,
  listCasesOf,
  listEvents,
} from "../record/case.repository.js";
import type { CaseKinds } from "../record/case-kind.js";
import { casePress } from "../record/case.press.js";
import {
  caseLabel,
  caseName,
  caseNumber,
  isFault,
  personCaseView,
  withdrawView,
} from "../record/case.view.js";
import { isParty } from "../record/follower.repository.js";
import { listWithdrawable } from "../record/conversation.repository.js";
import { withdrawButton } from "./withdrawal.feature.js";

const SHOWN = 20;
export interface CasesDeps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
  /** Places that a person follows: some lines in HTML, and buttons. */
  placesFollowed(ctx: BotContext): Promise<{ text: string; rows: Button[][] } | undefined>;
}

type Button = ReturnType<typeof InlineKeyboard.text>;

/** A person's own cases: the list, where each stands, and the way out of one. */
export function caseRoutes(deps: CasesDeps): Route[] {
  const { db, kinds } = deps;
  return [
    onCommand("private", "cases", (ctx) => showCases(ctx, deps)),
    onPress("private", menuPress.cases, (ctx) => showCases(ctx, deps)),
    onPress("private", casePress.view, async (ctx, id) => {
      await showCase(ctx, db, kinds, await findCase(db, id));
    }),
    onPress("private", casePress.withdraw, async (ctx, id) => {
      const of = await findCase(db, id);
      if (of?.person_id !== ctx.person.id || !findMove(of, "withdraw", "person")) {
        return showCase(ctx, db, kinds, of);
      }
      const { text, keyboard } = withdrawView(ctx.t, ctx.locale, of);
      return ctx.reply(text, { reply_markup: keyboard });
    }),
    onPress("private", casePress.withdrawNo, async (ctx, id) => {
      const of = await findCase(db, id);
      const isOfFault = of !== undefined && isFault(of);
      const key = isOfFault ? "case.fault.not-withdrawn" : "case.not-withdrawn";
      return ctx.editMessageText(ctx.t(key));
    }),
    onPress("private", casePress.withdrawYes, (ctx, id) => withdraw(ctx, deps, id)),
  ];
}

async function withdraw(ctx: BotContext, { db, commit, kinds }: CasesDeps, caseId: number) {
  const of = await findCase(db, caseId);
  if (of?.person_id !== ctx.person.id) return undefined;
  const outcome = await once(ctx, commit, (trx) => {
    const request = { caseId, move: "withdraw", by: "person", actorId: ctx.person.id } as const;
    return moveCase(trx, kinds, { ...request, now: new Date() });
  });
  if (outcome?.kind === "refused") return ctx.editMessageText(outcome.refused(ctx.t));
  // The word that it is withdrawn waits in the outbox.
  const isDone = outcome === undefined || outcome.kind === "moved";
  const state = ctx.t(`case.state.${(await getCase(db, caseId)).state}`);
  const key = isDone ? "case.withdrawn" : "case.too-late";
  return ctx.editMessageText(ctx.t(key, { name: caseName(ctx.t, ctx.locale, of), state }));
}

export async function showCases(
  ctx: BotContext,
  { db, kinds, placesFollowed }: CasesDeps,
): Promise<void> {
  const cases = await listCasesOf(db, ctx.person.id, SHOWN);
  const places = await placesFollowed(ctx);
  if (cases.length === 0 && !places) {
    const keyboard = new InlineKeyboard().text(ctx.t("start.apply", plain), menuPress.apply.data());
    await ctx.reply(ctx.t("case.none"), { reply_markup: keyboard });
    return;
  }
  const rows = [];
  const lines = [];
  for (const of of cases) {
    const name = caseNumber(ctx.t, ctx.locale, of);
    const state = ctx.t(`case.state.${of.state}`);
    const subject = await kinds[of.kind].subject(db, of, ctx.locale);
    lines.push(ctx.t("case.line", { name, subject, state }));
    rows.push([
      InlineKeyboard.text(caseLabel(ctx.t, ctx.locale, of, subject), casePress.view.data(of.id)),
    ]);
  }
  const parts = [
    ...(cases.length > 0 ? [ctx.t("case.list"), lines.join("\n")] : []),
    ...(places ? [places.text] : []),
  ];
  const keyboard = InlineKeyboard.from([...rows, ...(places?.rows ?? [])]);
  await ctx.reply(parts.join("\n\n"), { reply_markup: keyboard });
}

/** Somebody else's case and an unknown one get the same words. */
export async function showCase(
  ctx: BotContext,
  db: Db,
  kinds: CaseKinds,
  of: Case | undefined,
): Promise<void> {
  if (!of || !(await isParty(db, of, ctx.person.id))) {
    await ctx.reply(ctx.t("case.unknown"));
    return;
  }
  const clerk = of.assignee_id === null ? undefined : await findStaffMember(db, of.assignee_id);
  const subject = await kinds[of.kind].subject(db, of, ctx.locale);
  const reader = { personId: ctx.person.id, t: ctx.t, locale: ctx.locale };
  const now = new Date();
  const { text, keyboard } = personCaseView(ctx.t, ctx.locale, {
    of,
    subject,
    assignee: clerk?.name,
    office: await getOfficeName(db, ctx.locale, of.office_id),
    officeDays: workingDaysSince(await getWorkTime(db), new Date(of.office_since), now),
    history: personHistory(ctx.t, ctx.locale, await listEvents(db, of.id)),
    isOwner: of.person_id === ctx.person.id,
    own: await kinds[of.kind].own?.(db, of, reader),
  });
  const [written] = await listWithdrawable(db, of.id, ctx.person.id, 1);
  if (written) keyboard.row().add(withdrawButton(ctx.t, of.id));
  await ctx.reply(text, { reply_markup: keyboard });
}

export async function showCaseByNumber(
  ctx: BotContext,
  { db, kinds }: Pick<CasesDeps, "db" | "kinds">,
  number: string,
) {
  await showCase(ctx, db, kinds, await findCaseByNumber(db, number));
}
