import { Composer } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db, Trx } from "../../../db/schema.js";
import { cleanLine, cleanLines } from "../../../text/clean-text.js";
import { plain } from "../../../i18n/i18n.js";
import { isLocale, type Locale } from "../../../i18n/locales.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { DESK, enqueue } from "../../../outbox/outbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import {
  findByStaffMessage,
  getCaseMessage,
  insertCaseMessage,
} from "../../cases/record/case-message.repository.js";
import { fullName } from "../../people/person.repository.js";
import type { May } from "../../desk/role.js";
import { sayOnDesk } from "../../desk/say-on-desk.js";
import {
  findAnswerPrompt,
  findKeptAnswer,
  insertAnswerPrompt,
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
export function keptAnswersFeature(deps: Deps): Composer<BotContext> {
  const { db, commit } = deps;
  const desk = new Composer<BotContext>();

  desk.command("facts", async (ctx) => {
    const { text, reply_markup } = await listScreen(ctx, db, 0);
    await sayOnDesk(ctx, commit, text, reply_markup);
  });
  desk.callbackQuery(/^answer:list:(\d+)$/, async (ctx) => {
    const view = await listScreen(ctx, db, Number(ctx.match[1]));
    await commit((trx) => redraw(trx, ctx, view));
    await ctx.answerCallbackQuery();
  });
  desk.callbackQuery(/^answer:open:(\d+)$/, async (ctx) => {
    const kept = await findKeptAnswer(db, Number(ctx.match[1]));
    await ctx.answerCallbackQuery();
    if (!kept) return;
    const { text, reply_markup } = keptCardView(ctx.t, ctx.locale, kept);
    await sayOnDesk(ctx, commit, text, reply_markup);
  });

  const editors = desk.filter((ctx) => /^answer:/.test(ctx.callbackQuery?.data ?? ""));
  editors.use(async (ctx, next) => {
    if (await deps.may(ctx.from?.id, "edit")) return next();
    await ctx.answerCallbackQuery(ctx.t("answer.desk.editors-only", plain));
  });
  editors.callbackQuery(/^answer:keep:(\d+)$/, async (ctx) => {
    const id = Number(ctx.match[1]);
    const isKept = await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return true;
      const keptId = await keepAsItIs(trx, id, ctx.from.id);
      if (keptId !== undefined) await redrawCard(trx, ctx, keptId);
      return keptId !== undefined;
    });
    await ctx.answerCallbackQuery(ctx.t(isKept ? "answer.desk.done" : "answer.desk.gone", plain));
  });
  editors.callbackQuery(/^answer:retype:(\d+)$/, async (ctx) => {
    const { case_id, text } = await getCaseMessage(db, Number(ctx.match[1]));
    const question = await getQuestionOfCase(db, case_id);
    await askToWrite(ctx, deps, Number(ctx.match[1]), await languageOf(db, text ?? "", question));
    await ctx.answerCallbackQuery();
  });
  editors.callbackQuery(/^answer:write:(\d+):(\w+)$/, async (ctx) => {
    const locale = ctx.match[2];
    if (isLocale(locale)) await askToWrite(ctx, deps, Number(ctx.match[1]), locale);
    await ctx.answerCallbackQuery();
  });
  editors.callbackQuery(/^answer:withdraw:(\d+)$/, async (ctx) => {
    const id = Number(ctx.match[1]);
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      await withdrawKeptAnswer(trx, id, ctx.from.id);
      await redrawCard(trx, ctx, id);
    });
    await ctx.answerCallbackQuery(ctx.t("answer.desk.withdrawn-toast", plain));
  });

  desk.on("message", async (ctx, next) => {
    const target = ctx.message.reply_to_message;
    const known = target && (await findByStaffMessage(db, ctx.chat.id, target.message_id));
    if (known?.purpose !== "keep") return next();
    await takeWords(ctx, deps, known.id, ctx.message.text ?? "");
  });

  return desk;
}

async function listScreen(ctx: BotContext, db: Db, asked: number) {
  const all = await listKeptAnswers(db);
  const pages = Math.max(1, Math.ceil(all.length / A_PAGE));
  const page = Math.min(asked, pages - 1);
  const kept = all.slice(page * A_PAGE, (page + 1) * A_PAGE);
  const often = await listMostAsked(db, MOST_ASKED);
  return listView(ctx.t, ctx.locale, { kept, count: all.length, page, pages, asked: often });
}

async function redrawCard(trx: Trx, ctx: BotContext, id: number): Promise<void> {
  const kept = await findKeptAnswer(trx, id);
  if (kept) await redraw(trx, ctx, keptCardView(ctx.t, ctx.locale, kept));
}

/** The message under the pressed button shows how things stand now. */
async function redraw(trx: Trx, ctx: BotContext, view: object): Promise<void> {
  const message_id = ctx.callbackQuery?.message?.message_id;
  const payload = { ...view, message_id };
  await enqueue(trx, { chatId: DESK, method: "editMessageText", payload });
}

/** The reply to this prompt becomes the answer in that language; where the prompt stands is learnt when it is sent. */
async function askToWrite(
  ctx: BotContext,
  { commit }: Deps,
  caseMessageId: number,
  locale: Locale,
): Promise<void> {
  const editor = ctx.callbackQuery?.from;
  if (!editor) return;
  const message = ctx.callbackQuery?.message;
  const threadId = message?.is_topic_message ? message.message_thread_id : undefined;
  const view = writeView(ctx.t, locale, editor, fullName(editor));
  const payload = { ...view, ...(threadId !== undefined && { message_thread_id: threadId }) };
  await commit(async (trx) => {
    if (!(await claimUpdate(trx, ctx.update.update_id))) return;
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
    return sayOnDesk(ctx, commit, ctx.t("answer.desk.editors-only"));
  }
  const [first = "", ...rest] = cleanLines(text).split("\n");
  const words = { question: cleanLine(first), answer: rest.join("\n") };
  if (words.answer === "" || !isShort(words)) {
    return sayOnDesk(ctx, commit, ctx.t("answer.desk.how-to-write"));
  }
  const id = await commit(async (trx) => {
    if (!(await claimUpdate(trx, ctx.update.update_id))) return undefined;
    return keepInWords(trx, prompt.case_message_id, editorId, prompt.locale, words);
  });
  const kept = id === undefined ? undefined : await findKeptAnswer(db, id);
  if (!kept) return;
  const { text: card, reply_markup } = keptCardView(ctx.t, ctx.locale, kept);
  await sayOnDesk(ctx, commit, card, reply_markup);
}
