import { Composer, InlineKeyboard } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import { plain } from "../../i18n/i18n.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import { findByStaffMessage } from "../cases/record/case-message.repository.js";
import { findCase } from "../cases/record/case.repository.js";
import { canChangeOffice } from "../cases/record/case-state.js";
import { caseNumber } from "../cases/record/case.view.js";
import { listOffices } from "../cases/record/office.repository.js";
import { moveToOffice } from "../cases/moves/office.service.js";
import { askForWords, takeWords } from "./prompt.js";

interface Deps {
  db: Db;
  commit: Commit;
}

/** Staff say on whose desk a case lies: a button, and a word on what is waited for. */
export function officeFeature({ db, commit }: Deps): Composer<BotContext> {
  const desk = new Composer<BotContext>();

  desk.callbackQuery(/^case:office:(\d+)$/, async (ctx) => {
    const of = await findCase(db, Number(ctx.match[1]));
    if (!of || !canChangeOffice(of)) return ctx.answerCallbackQuery(ctx.t("staff.over", plain));
    const offices = await listOffices(db, ctx.locale);
    const keyboard = InlineKeyboard.from(
      offices
        .filter(({ id }) => id !== of.office_id)
        .map(({ id, name }) => [InlineKeyboard.text(name, `office:${id}:${of.id}`)]),
    );
    const text = ctx.t("staff.which-office", { name: caseNumber(ctx.t, ctx.locale, of) });
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      const payload = { text, reply_markup: keyboard };
      await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId: of.id });
    });
    await ctx.answerCallbackQuery();
  });

  desk.callbackQuery(/^office:(\w+):(\d+)$/, async (ctx) => {
    const of = await findCase(db, Number(ctx.match[2]));
    if (!of || !canChangeOffice(of)) return ctx.answerCallbackQuery(ctx.t("staff.over", plain));
    await askForWords(ctx, commit, of, { purpose: `office:${ctx.match[1]}`, prompt: "office" });
  });

  desk.on("message", async (ctx, next) => {
    const target = ctx.message.reply_to_message;
    const prompt = target && (await findByStaffMessage(db, ctx.chat.id, target.message_id));
    const officeId = /^office:(\w+)$/.exec(prompt?.purpose ?? "")?.[1];
    if (!prompt || officeId === undefined) return next();
    const { case_id: caseId } = prompt;
    await takeWords(ctx, commit, prompt, async (trx, words) => {
      const isMoved = await moveToOffice(trx, { caseId, officeId, words, now: new Date() });
      return isMoved ? undefined : ctx.t("staff.over");
    });
  });

  return desk;
}
