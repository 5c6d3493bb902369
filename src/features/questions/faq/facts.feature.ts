import { Composer } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db, Trx } from "../../../db/schema.js";
import { cleanLine, cleanLines } from "../../../text/clean-text.js";
import { pageOf } from "../../../text/page-of.js";
import { plain } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { once } from "../../../intake/once.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import { onCommand, onPress, type PressContext, type Route } from "../../../router/route.js";
import type { BotContext } from "../../../telegram/context.js";
import {
  findByStaffMessage,
  getCaseMessage,
  insertCaseMessage,
} from "../../cases/record/case-message.repository.js";
import { fullName } from "../../people/person.repository.js";
import type { May } from "../../desk/role.js";
import { sayOnDesk } from "../../desk/say-on-desk.js";
import { keptAnswerPress } from "./kept-answer.press.js";
import {
  findAnswerPrompt,
  findKeptAnswer,
  insertAnswerPrompt,
  type KeptWithTexts,
  listKeptAnswers,
  withdrawKeptAnswer,
} from "./kept-answer.repository.js";
import {
  isShort,
  keepAsItIs,
  keepInWords,
  languageOf,
  listMostAsked,
} from "./kept-answer.service.js";
import { keptCardView, listView, writeView } from "./kept-answer.view.js";
import { getQuestionOfCase } from "../record/question.repository.js";

const A_PAGE = 8;
const MOST_ASKED = 8;

interface Deps {
  db: Db;
  commit: Commit;
  may: May;
}

/** On the desk: an editor keeps what a clerk answered for everybody, writes it in other languages, withdraws it. */
export function keptAnswerRoutes(deps: Pick<Deps, "db" | "commit">): Route[] {
  const { db, commit } = deps;
  const edit = { right: "edit" } as const;
  return [
    onCommand("desk", "facts", async (ctx) => {
      const { text, reply_markup } = await listScreen(ctx, db, 0);
      await sayOnDesk(ctx, commit, text, reply_markup);
    }),
    onPress("desk", keptAnswerPress.list, async (ctx, page) => {
      const view = await listScreen(ctx, db, page);
      await commit((trx) => redraw(trx, ctx, view));
    }),
    onPress("desk", keptAnswerPress.open, async (ctx, id) => {
      const kept = await findKeptAnswer(db, id);
      if (kept) await showKept(ctx, commit, kept);
    }),
    onPress("desk", keptAnswerPress.keep, (ctx, id) => keep(ctx, commit, id), edit),
    onPress("desk", keptAnswerPress.retype, (ctx, id) => retype(ctx, deps, id), edit),
    onPress("desk", keptAnswerPress.write, (ctx, ...of) => askToWrite(ctx, commit, ...of), edit),
    onPress("desk", keptAnswerPress.withdraw, (ctx, id) => withdraw(ctx, commit, id), edit),
  ];
}

/** The reply to a prompt is an answer in an editor's own words. */
export function keptAnswersFeature(deps: Deps): Composer<BotContext> {
  const { db } = deps;
  const desk = new Composer<BotContext>();

  desk.on("message", async (ctx, next) => {
    const target = ctx.message.reply_to_message;
    const known = target && (await findByStaffMessage(db, ctx.chat.id, target.message_id));
    if (known?.purpose !== "keep") return next();
    await takeWords(ctx, deps, known.id, ctx.message.text ?? "");
  });

  return desk;
}

async function keep(ctx: PressContext, commit: Commit, id: number): Promise<string> {
  const isKept = await once(ctx, commit, async (trx) => {
    const keptId = await keepAsItIs(trx, id, ctx.from.id);
    if (keptId !== undefined) await redrawCard(trx, ctx, keptId);
    return keptId !== undefined;
  });
  return ctx.t(isKept === false ? "answer.desk.gone" : "answer.desk.done", plain);
}

async function retype(ctx: PressContext, deps: Pick<Deps, "db" | "commit">, id: number) {
  const { case_id, text } = await getCaseMessage(deps.db, id);
  const question = await getQuestionOfCase(deps.db, case_id);
  await askToWrite(ctx, deps.commit, id, await languageOf(deps.db, text ?? "", question));
}

async function withdraw(ctx: PressContext, commit: Commit, id: number): Promise<string> {
  await once(ctx, commit, async (trx) => {
    await withdrawKeptAnswer(trx, id, ctx.from.id);
    await redrawCard(trx, ctx, id);
  });
  return ctx.t("answer.desk.withdrawn-toast", plain);
}

async function showKept(ctx: BotContext, commit: Commit, kept: KeptWithTexts): Promise<void> {
  const { text, reply_markup } = keptCardView(ctx.t, ctx.locale, kept);
  await sayOnDesk(ctx, commit, text, reply_markup);
}

async function listScreen(ctx: BotContext, db: Db, asked: number) {
  const all = await listKeptAnswers(db);
  const { page, pages, slice } = pageOf(asked, all.length, A_PAGE);
  const kept = all.slice(slice.offset, slice.offset + slice.limit);
  const often = await listMostAsked(db, MOST_ASKED);
  return listView(ctx.t, ctx.locale, { kept, count: all.length, page, pages, asked: often });
}

async function redrawCard(trx: Trx, ctx: PressContext, id: number): Promise<void> {
  const kept = await findKeptAnswer(trx, id);
  if (kept) await redraw(trx, ctx, keptCardView(ctx.t, ctx.locale, kept));
}

/** The message under the pressed button shows how things stand now. */
async function redraw(trx: Trx, ctx: PressContext, view: object): Promise<void> {
  const message_id = ctx.callbackQuery.message?.message_id;
  const payload = { ...view, message_id };
  await enqueue(trx, { chatId: DESK, method: "editMessageText", payload });
}

/** The reply to this prompt becomes the answer in that language; where the prompt stands is learnt when it is sent. */
async function askToWrite(
  ctx: PressContext,
  commit: Commit,
  caseMessageId: number,
  locale: Locale,
): Promise<void> {
  const { from: editor, message } = ctx.callbackQuery;
  const threadId = message?.is_topic_message ? message.message_thread_id : undefined;
  const view = writeView(ctx.t, locale, editor, fullName(editor));
  const payload = { ...view, ...(threadId !== undefined && { message_thread_id: threadId }) };
  await once(ctx, commit, async (trx) => {
    const { case_id } = await getCaseMessage(trx, caseMessageId);
    const promptMessageId = await insertCaseMessage(trx, {
      case_id,
      kind: "prompt",
      purpose: "keep",
      clerk_id: editor.id,
    });
    await insertAnswerPrompt(trx, { promptMessageId, caseMessageId, locale });
    await enqueue(trx, {
      chatId: DESK,
      method: "sendMessage",
      payload,
      caseMessageId: promptMessageId,
    });
  });
}

/** The question stands in the first line, the answer below it. */
async function takeWords(
  ctx: BotContext,
  { db, commit, may }: Deps,
  promptMessageId: number,
  text: string,
): Promise<void> {
  const prompt = await findAnswerPrompt(db, promptMessageId);
  const editorId = ctx.from?.id ?? 0;
  if (!prompt) return;
  if (!(await may(editorId, "edit"))) {
    return sayOnDesk(ctx, commit, ctx.t("staff.editors-only"));
  }
  const [first = "", ...rest] = cleanLines(text).split("\n");
  const words = { question: cleanLine(first), answer: rest.join("\n") };
  if (words.answer === "" || !isShort(words)) {
    return sayOnDesk(ctx, commit, ctx.t("answer.desk.how-to-write"));
  }
  const id = await once(ctx, commit, (trx) =>
    keepInWords(trx, prompt.case_message_id, editorId, prompt.locale, words),
  );
  const kept = id === undefined ? undefined : await findKeptAnswer(db, id);
  if (kept) await showKept(ctx, commit, kept);
}
