import { Composer, InlineKeyboard } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain, translator } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import { findDanger } from "../../../nlu/danger.js";
import { understand } from "../../../nlu/understand.js";
import { once } from "../../../intake/once.js";
import { menuPress } from "../../../router/menu.press.js";
import { onPress, type Route } from "../../../router/route.js";
import type { BotContext } from "../../../telegram/context.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { findCase, getCase } from "../../cases/record/case.repository.js";
import { whereItGoesOn } from "../../cases/messages/redirect.service.js";
import { callForHelp } from "../followers/escalate.service.js";
import { isJoinable } from "../record/incident.repository.js";
import type { Directory } from "../record/directory.js";
import { standsNow } from "../record/incident.view.js";
import { whomToCall } from "./danger.view.js";
import { reportPress } from "./report.press.js";

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
  directory(): Directory;
  /** The case in whose talk the words stand, if they stand in one. */
  findTalk(ctx: BotContext): Promise<number | undefined>;
  /** Keeps the words for the button that makes a report of them. */
  keepWords(ctx: BotContext, words: string): Promise<number | undefined>;
}

/**
 * Whoever tells of danger to life, wherever he does, reads first whom to call; then his words go where they were going.
 * Stands before everything, also before the choice of a language.
 */
export function dangerFeature(deps: Deps): Composer<BotContext> {
  const { directory, keepWords } = deps;
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");
  privately.on(["message", "edited_message"], async (ctx, next) => {
    const words = ctx.reading.text;
    if (words.startsWith("/") || ctx.reading.danger === undefined) return next();
    const isNewcomer = ctx.person.locale === null;
    const isText = ctx.message?.text !== undefined;
    // Words that are for nobody yet become a report, and that begins with whom to call.
    if (!isNewcomer && isText && ctx.belongsTo.place === "none") return next();
    if (isReporting(ctx)) {
      const { report } = ctx.draft?.answers ?? {};
      const isKnown = findDanger(JSON.stringify(report ?? "")) !== undefined;
      if (!isKnown) await ctx.reply(whomToCall(ctx.t, directory().dutyPhone));
      return next();
    }
    const t = isNewcomer ? translator(languageOf(words, ctx.locale)) : ctx.t;
    const reply_markup = new InlineKeyboard();
    if (!isNewcomer) {
      const fault = await findFaultOfTalk(ctx, deps);
      if (fault) reply_markup.text(t("report.danger.call", plain), reportPress.help.data(fault.id));
      const id = await keepWords(ctx, words);
      const data = id === undefined ? menuPress.complain.data() : reportPress.words.data(id);
      reply_markup.row().text(t("start.complain", plain), data);
    }
    await ctx.reply(whomToCall(t, directory().dutyPhone), { reply_markup });
    await next();
  });
  return feature;
}

/** The fault that these words are about; what is urgent already has been called out. */
async function findFaultOfTalk(ctx: BotContext, { db, kinds, findTalk }: Deps) {
  const id = await findTalk(ctx);
  const of = id === undefined ? undefined : await whereItGoesOn(db, kinds, await getCase(db, id));
  return of?.kind === "fault" && isJoinable(of) && !of.is_urgent ? of : undefined;
}

/** One tap under whom to call: the duty chat is called about that very fault. */
export function dangerRoutes({
  db,
  commit,
  kinds,
}: Pick<Deps, "db" | "commit" | "kinds">): Route[] {
  return [
    onPress("private", reportPress.help, async (ctx, caseId) => {
      const before = await findCase(db, caseId);
      if (before?.kind !== "fault") return;
      const called = await once(ctx, commit, (trx) =>
        callForHelp(trx, kinds, { caseId, personId: ctx.person.id, now: new Date() }),
      );
      // An update that comes again had its effect before.
      const { kind, of } = called ?? { kind: "called", of: before };
      const number = of.number ?? "";
      switch (kind) {
        case "stranger":
          return ctx.t("incident.not-followed", plain);
        case "over":
          return standsNow(ctx.t, of);
        case "already":
          return ctx.t("report.danger.called-already", { number, ...plain });
        case "called":
          return ctx.reply(
            [ctx.t("report.danger.called", { number }), ctx.t("incident.where-urgent")].join("\n"),
          );
      }
    }),
  ];
}

/** Who has not chosen a language yet is told in that of his words. */
function languageOf(words: string, guess: Locale): Locale {
  const { language } = understand(words, { locale: guess });
  return language.isSure ? language.locale : guess;
}

/** The form asks about danger by itself once it is done; whom to call cannot wait for that. */
function isReporting({ draft }: BotContext): boolean {
  return draft?.isActive === true && draft.form === "report";
}
