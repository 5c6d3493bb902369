import { Composer, InlineKeyboard } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import { plain } from "../../i18n/i18n.js";
import { once } from "../../intake/once.js";
import { onPress, type Route } from "../../router/route.js";
import type { BotContext } from "../../telegram/context.js";
import { casePress } from "../cases/record/case.press.js";
import { findByStaffMessage } from "../cases/record/case-message.repository.js";
import { findCase } from "../cases/record/case.repository.js";
import { canChangeOffice } from "../cases/record/case-state.js";
import { caseNumber } from "../cases/record/case.view.js";
import { listOffices } from "../cases/record/office.repository.js";
import { moveToOffice } from "../cases/moves/office.service.js";
import { tellDesk } from "../desk/say-on-desk.js";
import { askForWords, takeWords } from "./prompt.js";

interface Deps {
  db: Db;
  commit: Commit;
}

/** Staff say on whose desk a case lies: a button, and a word on what is waited for. */
export function officeRoutes({ db, commit }: Deps): Route[] {
  return [
    onPress("desk", casePress.office, async (ctx, caseId) => {
      const of = await findCase(db, caseId);
      if (!of || !canChangeOffice(of)) return ctx.t("staff.over", plain);
      const offices = await listOffices(db, ctx.locale);
      const reply_markup = InlineKeyboard.from(
        offices
          .filter(({ id }) => id !== of.office_id)
          .map(({ id, name }) => [InlineKeyboard.text(name, casePress.toOffice.data(of.id, id))]),
      );
      return once(ctx, commit, (trx) =>
        tellDesk(trx, of.id, (t, locale) => ({
          text: t("staff.which-office", { name: caseNumber(t, locale, of) }),
          reply_markup,
        })),
      );
    }),
    onPress("desk", casePress.toOffice, async (ctx, caseId, officeId) => {
      const of = await findCase(db, caseId);
      if (!of || !canChangeOffice(of)) return ctx.t("staff.over", plain);
      return askForWords(ctx, commit, of, { purpose: `office:${officeId}`, prompt: "office" });
    }),
  ];
}

/** Takes the word on what is waited for. */
export function officeFeature({ db, commit }: Deps): Composer<BotContext> {
  const desk = new Composer<BotContext>();

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
