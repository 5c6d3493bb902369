import { Bot, Composer, type Context } from "grammy";
import type { Update } from "grammy/types";
import { applicationForm } from "./features/applications/application.form.js";
import { lateDocumentsForm } from "./features/applications/document.form.js";
import {
  findConversation,
  repeatReceipt,
  takeInConversation,
  takeReply,
} from "./features/cases/person/conversation.feature.js";
import { reportForm } from "./features/faults/report/report.form.js";
import { dangerFeature } from "./features/faults/report/danger.feature.js";
import type { Directory } from "./features/faults/record/directory.js";
import { readReport } from "./features/faults/report/read-report.js";
import { worksFeature } from "./features/faults/subscriptions/works.feature.js";
import { findReportByUpdate } from "./features/faults/record/report.repository.js";
import { dutyFeature } from "./features/faults/repair/duty.feature.js";
import { takeWorkPhoto } from "./features/faults/repair/job-photo.feature.js";
import { takeJobNote } from "./features/faults/repair/job.feature.js";
import { workCannotForm, workDoneForm } from "./features/faults/repair/job.form.js";
import { fixedFeature } from "./features/faults/resolution/fixed.feature.js";
import { findCaseByUpdate } from "./features/cases/record/case.repository.js";
import { listFacts } from "./features/facts/fact.repository.js";
import { fallbackFeature, takeUnplaced } from "./features/fallback/fallback.feature.js";
import { promptFeature } from "./features/desk/prompt.feature.js";
import { people } from "./features/entry/people.middleware.js";
import { askFirstLanguage, peopleFeature } from "./features/entry/people.feature.js";
import { keptAnswersFeature } from "./features/questions/faq/facts.feature.js";
import { offerToKeep } from "./features/questions/faq/kept-answer.service.js";
import { questionForm } from "./features/questions/question.form.js";
import { anonymousFeature } from "./features/staff/anonymous.feature.js";
import {
  answerAside,
  answerBeside,
  keepDanger,
  readText,
} from "./features/questions/free-text.feature.js";
import { deskEditsFeature } from "./features/staff/edits.feature.js";
import { deskFeature } from "./features/staff/reply.feature.js";
import { movesFeature } from "./features/staff/moves.feature.js";
import { newDateFeature } from "./features/staff/new-date.feature.js";
import { officeFeature } from "./features/staff/office.feature.js";
import { staffChatFeature } from "./features/staff/staff-chat.feature.js";
import { templateFeature } from "./features/staff/template.feature.js";
import { type Places, takeUp } from "./features/start/start.feature.js";
import type { Form } from "./forms/form.js";
import { answerForm, askOpenQuestion, formsFeature, formsPlugin } from "./forms/forms.feature.js";
import type { Interject } from "./forms/scene.js";
import { thenAskAgain } from "./forms/then-ask-again.js";
import type { Taking } from "./intake/intake.js";
import type { BotContext } from "./telegram/context.js";
import { takeRatingWords } from "./features/faults/resolution/rating.feature.js";
import { placing } from "./placing.js";
import type { Place } from "./router/place.js";
import { createRouter } from "./router/router.js";
import { admit, placesOf, promptsOf, routesOf } from "./routes.js";
import type { BotDeps } from "./bot-deps.js";
import { answeringOf, menuOf, wordsDeps } from "./menu.js";

/** Every form by its id; what residents choose from is asked for at each question. */
export function createForms(directory: () => Directory): ReadonlyMap<string, Form> {
  const report = reportForm({ directory, readReport });
  const forms = [
    ...[applicationForm, lateDocumentsForm, questionForm, report],
    ...[workDoneForm, workCannotForm],
  ];
  return new Map(forms.map((form) => [form.id, form] as const));
}

/** Puts the features in their order and gives back the one way in. */
export function createBot(deps: BotDeps): (update: Update, taking: Taking) => Promise<void> {
  const { token, botInfo, http, transformers, drafts } = deps;
  const bot = new Bot<BotContext>(token, { botInfo, client: http.options });
  bot.api.config.use(...transformers);
  const takings = new WeakMap<Update, Taking>();
  const howTaken = (ctx: Context) => takings.get(ctx.update) ?? "new";
  const places = menuOf(deps);

  bot.use(anonymousFeature(deps));
  bot.use(people({ ...deps, readText }));
  bot.use(placing(deps));
  const interject: Interject = async (text, locale) =>
    answerAside(text, locale, await listFacts(deps.db));
  bot.use(formsPlugin({ forms: deps.forms, drafts, interject, transformers }));
  bot.use(repeatsAndApologies(deps, places, howTaken));
  const router = createRouter(routesOf(deps), {
    placesOf,
    admit: (ctx, route) => admit(ctx, deps, route),
  });
  bot.use(groups(deps, router));
  bot.use(privateChats(deps, places, router));

  return async (update, taking) => {
    takings.set(update, taking);
    try {
      await bot.handleUpdate(update);
    } catch (error) {
      // grammY wraps what it catches; what happened is inside.
      throw (error as { error?: unknown }).error ?? error;
    }
  };
}

/** Updates that were begun before: their effect is never had twice, but nobody is left without an answer. */
function repeatsAndApologies(
  { db, commit }: BotDeps,
  places: Places,
  howTaken: (ctx: Context) => Taking,
): Composer<BotContext> {
  const again = new Composer<BotContext>();
  again.use(async (ctx, next) => {
    const taking = howTaken(ctx);
    if (taking === "new") return next();
    if (ctx.chat?.type !== "private") return;
    if (ctx.person.locale === null) return askFirstLanguage(ctx);
    if (taking === "apology") {
      const sorry = ctx.t("fallback.failed");
      if (ctx.draft?.isActive) await askOpenQuestion(ctx, sorry);
      else await ctx.reply(sorry);
      return;
    }
    // A case that it filed tells its number by itself: the confirmation waits in the outbox.
    if (await findCaseByUpdate(db, ctx.update.update_id)) return;
    if (await findReportByUpdate(db, ctx.update.update_id)) return;
    if (await repeatReceipt(ctx, db)) return;
    await takeUp(ctx, { commit, places }, ctx.person.pending);
  });
  return again;
}

/** The desk, and every other group, where the bot has no business. */
function groups(deps: BotDeps, router: Composer<BotContext>): Composer<BotContext> {
  const { db, commit, may, bindDesk, loseDesk, kinds, onDirectory } = deps;
  const group = new Composer<BotContext>();
  const inGroup = group.chatType(["group", "supergroup"]);
  inGroup.use(router);
  inGroup.use(dutyFeature({ db, commit, kinds, may, onDirectory }));
  inGroup.use(staffChatFeature({ db, commit, may, bind: bindDesk, loseDesk }));
  const desk = inGroup.filter((ctx) => ctx.isDesk);
  desk.use(keptAnswersFeature({ db, commit, may }));
  desk.use(promptFeature({ db, admit: (ctx, asked) => admit(ctx, deps, asked) }, promptsOf(deps)));
  desk.use(fixedFeature({ db, commit, kinds }));
  desk.use(worksFeature({ db, commit, may, directory: deps.directory }));
  desk.use(movesFeature({ db, commit, kinds, onAnswer: offerToKeep }));
  desk.use(officeFeature({ db, commit }));
  desk.use(newDateFeature({ db, commit }));
  desk.use(templateFeature({ db, commit, may }));
  desk.use(deskFeature({ db, commit, answering: answeringOf(deps) }));
  desk.use(deskEditsFeature({ db, commit }));
  inGroup.on("callback_query", (ctx) => ctx.answerCallbackQuery(ctx.t("staff.not-here")));
  return group;
}

/** Who takes a message, by the place where it belongs. */
function messagesFeature(deps: BotDeps, places: Places): Composer<BotContext> {
  const takers: Record<Place, (ctx: BotContext) => Promise<unknown>> = {
    command: (ctx) => ctx.reply(ctx.t("fallback.command")),
    rating: (ctx) => takeRatingWords(ctx, deps),
    case: (ctx) => takeReply(ctx, deps),
    job: (ctx) => takeJobNote(ctx, deps),
    form: answerForm,
    async conversation(ctx) {
      await takeInConversation(ctx, deps);
      await answerBeside(ctx, wordsDeps(deps));
    },
    work: (ctx) => takeWorkPhoto(ctx, deps),
    none: (ctx) => takeUnplaced(ctx, places),
  };
  const feature = new Composer<BotContext>();
  feature.on(["message", "edited_message"], (ctx) => takers[ctx.belongsTo.place](ctx));
  return feature;
}

/**
 * What a person meets: the gates of language and consent, words to a case, every command and menu, and only then the
 * form in front, so that commands work inside it; at last the words that follow a talk, and what nobody took.
 */
function privateChats(
  deps: BotDeps,
  places: Places,
  router: Composer<BotContext>,
): Composer<BotContext> {
  const all = new Composer<BotContext>();
  const privately = all.chatType("private");
  privately.use(
    dangerFeature({
      ...deps,
      findTalk: (ctx) => findConversation(ctx, deps.db),
      keepWords: (ctx, words) => keepDanger(ctx, wordsDeps(deps), words),
    }),
  );
  privately.use(peopleFeature(deps));
  privately.use(thenAskAgain(router, messagesFeature(deps, places)));
  privately.use(formsFeature());
  privately.use(fallbackFeature());
  return all;
}
