import { InlineKeyboard } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { CaseMessage, Db } from "../../../db/schema.js";
import { cleanLine, shortened } from "../../../text/clean-text.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { once } from "../../../intake/once.js";
import { onPress, type Route } from "../../../router/route.js";
import { findCaseMessage } from "../record/case-message.repository.js";
import type { CaseKinds } from "../record/case-kind.js";
import { findCase, getCase } from "../record/case.repository.js";
import { listWithdrawable } from "../record/conversation.repository.js";
import { conversationPress } from "../messages/conversation.press.js";
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
export function withdrawalRoutes({ db, commit, kinds }: Deps): Route[] {
  return [
    onPress("private", conversationPress.mine, async (ctx, caseId) => {
      const of = await findCase(db, caseId);
      if (!of) return undefined;
      const written = await listWithdrawable(db, of.id, ctx.person.id, SHOWN);
      if (written.length === 0) return ctx.reply(ctx.t("talk.withdraw.none"));
      const rows = written.map((one) => [
        InlineKeyboard.text(labelOf(ctx.t, one), conversationPress.withdraw.data(one.id)),
      ]);
      const reply_markup = InlineKeyboard.from(rows);
      return ctx.reply(ctx.t("talk.withdraw.which"), { reply_markup });
    }),
    onPress("private", conversationPress.withdraw, async (ctx, id) => {
      const words = await findCaseMessage(db, id);
      if (words?.kind !== "in" || words.person_chat_id !== ctx.person.id) return undefined;
      await once(ctx, commit, async (trx) => {
        const of = await getCase(trx, words.case_id);
        await withdrawWords(trx, words, (t) => writerName(trx, kinds, of, ctx.person.id, t));
      });
      return ctx.editMessageText(ctx.t("talk.withdraw.done", { words: labelOf(ctx.t, words) }));
    }),
  ];
}

/** Leads to the list from the case's own screen. */
export function withdrawButton(t: Translate, caseId: number) {
  return InlineKeyboard.text(t("talk.withdraw.button", plain), conversationPress.mine.data(caseId));
}

function labelOf(t: Translate, { text, media }: CaseMessage): string {
  const words = cleanLine(text ?? "");
  const file = media === null ? "" : t("talk.withdraw.file", plain);
  return shortened([file, words].filter(Boolean).join(" "), LONGEST_LABEL);
}
