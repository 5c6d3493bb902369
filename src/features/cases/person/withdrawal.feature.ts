import { Composer, InlineKeyboard } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { CaseMessage, Db } from "../../../db/schema.js";
import { cleanLine, shortened } from "../../../text/clean-text.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import type { BotContext } from "../../../telegram/context.js";
import { findCaseMessage } from "../record/case-message.repository.js";
import type { CaseKinds } from "../record/case-kind.js";
import { findCase, getCase } from "../record/case.repository.js";
import { listWithdrawable } from "../record/conversation.repository.js";
import { writerName } from "../messages/sender-name.service.js";
import { withdrawWords } from "../messages/withdrawal.service.js";

const SHOWN = 8;
const LONGEST_LABEL = 40;

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
}

/** A person takes back what he wrote to a case. */
export function withdrawalFeature({ db, commit, kinds }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.callbackQuery(/^talk:mine:(\d+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    const of = await findCase(db, Number(ctx.match[1]));
    if (!of) return;
    const written = await listWithdrawable(db, of.id, ctx.person.id, SHOWN);
    const rows = written.map((one) => [
      InlineKeyboard.text(labelOf(ctx.t, one), `talk:withdraw:${one.id}`),
    ]);
    if (rows.length === 0) return ctx.reply(ctx.t("talk.withdraw.none"));
    await ctx.reply(ctx.t("talk.withdraw.which"), { reply_markup: InlineKeyboard.from(rows) });
  });

  privately.callbackQuery(/^talk:withdraw:(\d+)$/, async (ctx) => {
    const words = await findCaseMessage(db, Number(ctx.match[1]));
    if (words?.kind !== "in" || words.person_chat_id !== ctx.person.id) {
      return ctx.answerCallbackQuery();
    }
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      const of = await getCase(trx, words.case_id);
      await withdrawWords(trx, words, (t) => writerName(trx, kinds, of, ctx.person.id, t));
    });
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(ctx.t("talk.withdraw.done", { words: labelOf(ctx.t, words) }));
  });

  return feature;
}

/** Leads to the list from the case's own screen. */
export function withdrawButton(t: Translate, caseId: number) {
  return InlineKeyboard.text(t("talk.withdraw.button", plain), `talk:mine:${caseId}`);
}

function labelOf(t: Translate, { text, media }: CaseMessage): string {
  const words = cleanLine(text ?? "");
  const file = media === null ? "" : t("talk.withdraw.file", plain);
  return shortened([file, words].filter(Boolean).join(" "), LONGEST_LABEL);
}
