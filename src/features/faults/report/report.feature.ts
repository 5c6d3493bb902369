import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import type { Drafts } from "../../../forms/drafts.js";
import type { Form } from "../../../forms/form.js";
import { openForm, openFormWith } from "../../../forms/forms.feature.js";
import { menuPress } from "../../../router/menu.press.js";
import { onCommand, onPress, type Route } from "../../../router/route.js";
import type { BotContext } from "../../../telegram/context.js";
import { findDanger } from "../../../nlu/danger.js";
import { whomToCall } from "./danger.view.js";
import type { Directory } from "../record/directory.js";
import { hasConsent, SENT } from "../../entry/people.feature.js";
import { countOpenReportsOf } from "../record/report.repository.js";
import { reportPress } from "./report.press.js";

const MOST_OPEN = 5;

export interface ReportDeps {
  db: Db;
  commit: Commit;
  drafts: Drafts;
  forms: ReadonlyMap<string, Form>;
  /** What this person wrote before the form was opened; nobody else's words. */
  findWords(personId: number, id: number): Promise<string | undefined>;
}

/** Residents report faults in private. */
export function reportRoutes(deps: ReportDeps): Route[] {
  return [
    onCommand("private", "complain", (ctx) => complain(ctx, deps)),
    onPress("private", menuPress.complain, (ctx) => complain(ctx, deps)),
    onPress("private", reportPress.words, (ctx, id) => complainIn(ctx, deps, id)),
  ];
}

/** Opens the form, or goes on with the one begun. */
export async function complain(ctx: BotContext, deps: ReportDeps): Promise<void> {
  if (await mayComplain(ctx, deps, "complain")) await open(ctx, deps);
}

/** The same with words that the person has written already: they are the report. */
export async function complainIn(ctx: BotContext, deps: ReportDeps, id: number): Promise<void> {
  const words = await deps.findWords(ctx.person.id, id);
  if (await mayComplain(ctx, deps, `complain-${id}`, words)) await open(ctx, deps, words);
}

/** A photo, a video or a place that somebody sends before anything was asked: the first part of a report. */
export async function complainWith(ctx: BotContext, deps: ReportDeps): Promise<void> {
  const { consent_at, pending } = ctx.person;
  // The gate was asked for at the first part of an album.
  if (ctx.message?.media_group_id && consent_at === null && pending === SENT) return;
  if (!(await mayComplain(ctx, deps, SENT, ctx.message?.caption))) return;
  const form = deps.forms.get("report");
  if (form) await openFormWith(ctx, deps.drafts, form);
}

/** Nothing is kept before the consent: whoever sent a photo before it is asked to send it again. */
export async function complainAgain(ctx: BotContext, deps: ReportDeps): Promise<void> {
  if (!(await mayComplain(ctx, deps, SENT))) return;
  await open(ctx, deps, undefined, ctx.t("report.description.send-again"));
}

/** Danger to life: the form begins with whom to call, which is said before the consent is asked for. */
export async function complainOfDanger(
  ctx: BotContext,
  deps: ReportDeps & { directory(): Directory },
  words: string,
  id: number | undefined,
): Promise<void> {
  if (ctx.person.consent_at === null) {
    await ctx.reply(whomToCall(ctx.t, deps.directory().dutyPhone));
  }
  const pending = id === undefined ? "complain" : `complain-${id}`;
  if (await mayComplain(ctx, deps, pending, words)) await open(ctx, deps, words);
}

async function open(
  ctx: BotContext,
  { drafts, forms }: ReportDeps,
  words?: string,
  notice?: string,
) {
  const form = forms.get("report");
  const start = words === undefined ? {} : { report: words };
  if (form) await openForm(ctx, drafts, form, start, notice);
}

/**
 * Consent is there, and room for one more open report, which danger to life always has; otherwise the person is told
 * what to do.
 */
async function mayComplain(
  ctx: BotContext,
  { db, commit }: ReportDeps,
  pending: string,
  words = "",
): Promise<boolean> {
  if (!(await hasConsent(ctx, commit, pending))) return false;
  if (findDanger(words) !== undefined) return true;
  const count = await countOpenReportsOf(db, ctx.person.id);
  if (count < MOST_OPEN) return true;
  await ctx.reply(ctx.t("report.too-many-open", { count }));
  return false;
}
