import { Composer, InlineKeyboard } from "grammy";
import type { Message } from "grammy/types";
import { workingDaysSince } from "../../calendar/term.js";
import type { Commit } from "../../db/commit.js";
import type { Case, Db } from "../../db/schema.js";
import { plain, translator } from "../../i18n/i18n.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import { findStaffChat, findStaffMember } from "../staff/staff.repository.js";
import { findByPersonMessage, listCasesAnsweredSince } from "./case-message.repository.js";
import { getWorkTime } from "../staff/work-time.repository.js";
import { findMove } from "./case-state.js";
import { personHistory } from "./history.view.js";
import { moveCase, notePersonReplied } from "./move.service.js";
import { getOfficeName } from "./office.repository.js";
import { findCase, findCaseByNumber, getCase, listCasesOf, listEvents } from "./case.repository.js";
import type { CaseKinds } from "./case-kind.js";
import { caseLabel, caseName, caseNumber, personCaseView, withdrawView } from "./case.view.js";
import { relayWords } from "./talk.service.js";

const SHOWN = 20;
/** So long after a clerk's last message a person's words are taken as a part of that talk. */
const TALK_MS = 24 * 3_600_000;

/** From here on a person is told, once a minute, that the words travel together. */
const MANY_A_MINUTE = 20;

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
}

/** A person's own cases: the list, where each stands, and words to the people who work on them. */
export function casesFeature(deps: Deps): Composer<BotContext> {
  const { db, kinds } = deps;
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.command("cases", (ctx) => showCases(ctx, deps));
  privately.callbackQuery("menu:cases", async (ctx) => {
    await ctx.answerCallbackQuery();
    await showCases(ctx, deps);
  });
  privately.callbackQuery(/^case:view:(\d+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    const of = await findCase(db, Number(ctx.match[1]));
    await showCase(ctx, db, kinds, of);
  });

  privately.callbackQuery(/^case:withdraw:(\d+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    const of = await findCase(db, Number(ctx.match[1]));
    if (of?.person_id !== ctx.person.id || !findMove(of, "withdraw", "person")) {
      return showCase(ctx, db, kinds, of);
    }
    const { text, keyboard } = withdrawView(ctx.t, ctx.locale, of);
    await ctx.reply(text, { reply_markup: keyboard });
  });
  privately.callbackQuery(/^case:withdraw-no:(\d+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(ctx.t("case.not-withdrawn"));
  });
  privately.callbackQuery(/^case:withdraw-yes:(\d+)$/, (ctx) =>
    withdraw(ctx, deps, Number(ctx.match[1])),
  );

  return feature;
}

async function withdraw(ctx: BotContext, { db, commit, kinds }: Deps, caseId: number) {
  await ctx.answerCallbackQuery();
  const of = await findCase(db, caseId);
  if (of?.person_id !== ctx.person.id) return;
  const outcome = await commit(async (trx) => {
    if (!(await claimUpdate(trx, ctx.update.update_id))) return undefined;
    const request = { caseId, move: "withdraw", by: "person", actorId: ctx.person.id } as const;
    return moveCase(trx, kinds, { ...request, now: new Date() });
  });
  // The word that it is withdrawn waits in the outbox.
  const isDone = outcome === undefined || outcome.kind === "moved";
  const state = ctx.t(`case.state.${(await getCase(db, caseId)).state}`);
  const key = isDone ? "case.withdrawn" : "case.too-late";
  await ctx.editMessageText(ctx.t(key, { name: caseName(ctx.t, ctx.locale, of), state }));
}

/** Words that reach a case: stands before forms for replies, and after them for everything that follows a talk. */
export function talkFeature(deps: Deps): {
  replies: Composer<BotContext>;
  talk: Composer<BotContext>;
} {
  const { db } = deps;
  const replies = new Composer<BotContext>();
  replies.chatType("private").on("message", async (ctx, next) => {
    const target = ctx.message.reply_to_message;
    const known = target && (await findByPersonMessage(db, ctx.chat.id, target.message_id));
    if (!known) return next();
    await take(ctx, deps, known.case_id, ctx.message);
  });
  replies.chatType("private").on("edited_message", async (ctx, next) => {
    const known = await findByPersonMessage(db, ctx.chat.id, ctx.editedMessage.message_id);
    if (known?.kind !== "in") return next();
    await take(ctx, deps, known.case_id, ctx.editedMessage);
  });

  const talk = new Composer<BotContext>();
  const privately = talk.chatType("private");
  privately.callbackQuery(/^case:words:(\d+):(\d+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    const of = await findCase(db, Number(ctx.match[1]));
    const original = ctx.callbackQuery.message?.reply_to_message;
    if (of?.person_id !== ctx.person.id || !original) return;
    await ctx.editMessageText(ctx.t("case.words-sent", { name: caseName(ctx.t, ctx.locale, of) }));
    await take(ctx, deps, of.id, original);
  });
  privately.on("message", async (ctx, next) => {
    const [latest, ...others] = await listTalks(db, ctx.person.id);
    if (latest === undefined) return next();
    if (others.length === 0) return take(ctx, deps, latest, ctx.message);
    await askWhichCase(ctx, deps, [latest, ...others], ctx.message.message_id);
  });

  return { replies, talk };
}

/** Open cases in which a clerk wrote to this person within a day, the latest first. */
export async function listTalks(db: Db, personId: number): Promise<number[]> {
  return listCasesAnsweredSince(db, personId, new Date(Date.now() - TALK_MS).toISOString());
}

async function take(
  ctx: BotContext,
  { db, commit, kinds }: Deps,
  caseId: number,
  message: Message,
) {
  const of = await findCase(db, caseId);
  if (of?.person_id !== ctx.person.id) return;
  const desk = translator((await findStaffChat(db))?.locale ?? "ru");
  const words = {
    messageId: message.message_id,
    text: message.text,
    isCorrection: message.edit_date !== undefined,
  };
  const count = await commit(async (trx) => {
    if (!(await claimUpdate(trx, ctx.update.update_id))) return 0;
    const gathered = await relayWords(trx, desk, ctx.person, caseId, words);
    await notePersonReplied(trx, kinds, { caseId, now: new Date() });
    return gathered;
  });
  await receipt(ctx, message.message_id);
  if (count === MANY_A_MINUTE) await ctx.reply(ctx.t("case.gathered"));
}

/** Gives the receipt again for words that are with the desk already; `false` for any other update. */
export async function repeatReceipt(ctx: BotContext, db: Db): Promise<boolean> {
  const { message } = ctx;
  if (!message) return false;
  const known = await findByPersonMessage(db, message.chat.id, message.message_id);
  if (known?.kind !== "in") return false;
  await receipt(ctx, message.message_id);
  return true;
}

/** "Saved", as a reaction; as a line where reactions are refused. */
async function receipt(ctx: BotContext, messageId: number): Promise<void> {
  try {
    await ctx.api.setMessageReaction(ctx.person.id, messageId, [{ type: "emoji", emoji: "✍" }]);
  } catch {
    await ctx.reply(ctx.t("case.words-saved"));
  }
}

async function askWhichCase(
  ctx: BotContext,
  { db, kinds }: Deps,
  ids: number[],
  messageId: number,
) {
  const rows = [];
  for (const id of ids) {
    const of = await getCase(db, id);
    const label = caseLabel(ctx.t, ctx.locale, of, await kinds[of.kind].subject(db, of));
    rows.push([InlineKeyboard.text(label, `case:words:${id}:${messageId}`)]);
  }
  await ctx.reply(ctx.t("case.which"), {
    reply_markup: InlineKeyboard.from(rows),
    reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
  });
}

export async function showCases(ctx: BotContext, { db, kinds }: Deps): Promise<void> {
  const cases = await listCasesOf(db, ctx.person.id, SHOWN);
  if (cases.length === 0) {
    const keyboard = new InlineKeyboard().text(ctx.t("start.apply", plain), "menu:apply");
    await ctx.reply(ctx.t("case.none"), { reply_markup: keyboard });
    return;
  }
  const rows = [];
  const lines = [];
  for (const of of cases) {
    const name = caseNumber(ctx.t, ctx.locale, of);
    const state = ctx.t(`case.state.${of.state}`);
    const subject = await kinds[of.kind].subject(db, of);
    lines.push(ctx.t("case.line", { name, subject, state }));
    rows.push([
      InlineKeyboard.text(caseLabel(ctx.t, ctx.locale, of, subject), `case:view:${of.id}`),
    ]);
  }
  const keyboard = InlineKeyboard.from(rows);
  await ctx.reply(`${ctx.t("case.list")}\n\n${lines.join("\n")}`, { reply_markup: keyboard });
}

/** Somebody else's case and an unknown one get the same words. */
export async function showCase(
  ctx: BotContext,
  db: Db,
  kinds: CaseKinds,
  of: Case | undefined,
): Promise<void> {
  if (of?.person_id !== ctx.person.id) {
    await ctx.reply(ctx.t("case.unknown"));
    return;
  }
  const clerk = of.assignee_id === null ? undefined : await findStaffMember(db, of.assignee_id);
  const subject = await kinds[of.kind].subject(db, of);
  const now = new Date();
  const { text, keyboard } = personCaseView(ctx.t, ctx.locale, {
    of,
    subject,
    assignee: clerk?.name,
    office: await getOfficeName(db, ctx.locale, of.office_id),
    officeDays: workingDaysSince(await getWorkTime(db), new Date(of.office_since), now),
    history: personHistory(ctx.t, ctx.locale, await listEvents(db, of.id)),
    own: await kinds[of.kind].own?.(db, of, ctx.t),
  });
  await ctx.reply(text, { reply_markup: keyboard });
}

export async function showCaseByNumber(ctx: BotContext, { db, kinds }: Deps, number: string) {
  await showCase(ctx, db, kinds, await findCaseByNumber(db, number));
}
