import { Bot, Composer, type Context } from "grammy";
import type { Update } from "grammy/types";
import { applicationForm } from "./features/applications/application.form.js";
import { applicationsFeature } from "./features/applications/application.feature.js";
import { documentsFeature } from "./features/applications/document.feature.js";
import { lateDocumentsForm } from "./features/applications/document.form.js";
import { placeFeature } from "./features/applications/place.feature.js";
import { casesFeature } from "./features/cases/person/cases.feature.js";
import {
  findTalk,
  listTalks,
  repeatReceipt,
  talkFeature,
} from "./features/cases/person/conversation.feature.js";
import { withdrawalFeature } from "./features/cases/person/withdrawal.feature.js";
import { reportFeature } from "./features/faults/report/report.feature.js";
import { boardFeature } from "./features/faults/board/board.feature.js";
import { reportForm } from "./features/faults/report/report.form.js";
import { dangerFeature } from "./features/faults/report/danger.feature.js";
import type { Directory } from "./features/faults/record/directory.js";
import { incidentFeature } from "./features/faults/resolution/incident.feature.js";
import { readReport } from "./features/faults/report/read-report.js";
import { placeWatchFeature } from "./features/faults/subscriptions/follow.feature.js";
import { worksFeature } from "./features/faults/subscriptions/works.feature.js";
import { findReportByUpdate } from "./features/faults/record/report.repository.js";
import { assignFeature } from "./features/faults/repair/assign.feature.js";
import { dutyFeature } from "./features/faults/repair/duty.feature.js";
import { jobPhotoFeature } from "./features/faults/repair/job-photo.feature.js";
import { jobFeature } from "./features/faults/repair/job.feature.js";
import { sendOpenJobs } from "./features/faults/repair/job.service.js";
import { workCannotForm, workDoneForm } from "./features/faults/repair/job.form.js";
import { describeFaults } from "./features/faults/digest/fault-digest.service.js";
import { mergeFeature } from "./features/faults/followers/merge.feature.js";
import { fixedFeature } from "./features/faults/resolution/fixed.feature.js";
import { draftsFeature } from "./features/cases/drafts/draft.feature.js";
import { findCaseByUpdate } from "./features/cases/record/case.repository.js";
import { listFacts } from "./features/facts/fact.repository.js";
import { fallbackFeature, unknownCommandFeature } from "./features/fallback/fallback.feature.js";
import { spaceFeature } from "./features/catalogue/search/space.feature.js";
import { watchFeature } from "./features/catalogue/search/watch.feature.js";
import { promptFeature } from "./features/desk/prompt.feature.js";
import { people } from "./features/entry/people.middleware.js";
import { askFirstLanguage, peopleFeature } from "./features/entry/people.feature.js";
import { privacyFeature } from "./features/privacy/privacy.feature.js";
import { readingsFeature } from "./features/questions/readings.feature.js";
import { keptAnswersFeature } from "./features/questions/faq/facts.feature.js";
import { offerToKeep } from "./features/questions/faq/kept-answer.service.js";
import { questionForm } from "./features/questions/question.form.js";
import { questionsFeature } from "./features/questions/questions.feature.js";
import { anonymousFeature } from "./features/staff/anonymous.feature.js";
import {
  answerAside,
  keepDanger,
  questionsInTalk,
} from "./features/questions/free-text.feature.js";
import { choiceFeature } from "./features/staff/undo-send.feature.js";
import { deskEditsFeature } from "./features/staff/edits.feature.js";
import { dropoutsFeature } from "./features/staff/drafts.feature.js";
import { deskFeature } from "./features/staff/reply.feature.js";
import { movesFeature } from "./features/staff/moves.feature.js";
import { newDateFeature } from "./features/staff/new-date.feature.js";
import { officeFeature } from "./features/staff/office.feature.js";
import { overviewFeature } from "./features/staff/overview.feature.js";
import { roleFeature } from "./features/staff/role.feature.js";
import { staffChatFeature } from "./features/staff/staff-chat.feature.js";
import { staffFeature } from "./features/staff/queue.feature.js";
import { findTextFor, templateAnswerFeature } from "./features/staff/template-answer.feature.js";
import { templateFeature } from "./features/staff/template.feature.js";
import { type Places, startFeature, takeUp } from "./features/start/start.feature.js";
import { statsFeature } from "./features/stats/stats.feature.js";
import type { Form } from "./forms/form.js";
import { askOpenQuestion, formsFeature, formsPlugin } from "./forms/forms.feature.js";
import type { Interject } from "./forms/scene.js";
import { thenAskAgain } from "./forms/then-ask-again.js";
import type { Taking } from "./intake/intake.js";
import type { BotContext } from "./telegram/context.js";
import { createRouter } from "./router/router.js";
import { admit, placesOf, promptsOf, routesOf } from "./routes.js";
import type { BotDeps } from "./bot-deps.js";
import { casesDeps, reportDeps, menuOf, spaceDeps, wordsDeps } from "./menu.js";

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
  bot.use(people(deps));
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
  const { db, commit, may, adminIds, bindDesk, loseDesk, kinds, onDeskLanguage, onDirectory } =
    deps;
  const group = new Composer<BotContext>();
  const inGroup = group.chatType(["group", "supergroup"]);
  inGroup.use(router);
  inGroup.use(dutyFeature({ db, commit, kinds, may, onDirectory }));
  inGroup.use(staffChatFeature({ db, commit, may, bind: bindDesk, loseDesk }));
  const desk = inGroup.filter((ctx) => ctx.isDesk);
  desk.use(staffFeature({ db, commit, kinds, may, onLanguage: onDeskLanguage }));
  desk.use(overviewFeature({ db, commit, may, more: describeFaults }));
  desk.use(dropoutsFeature({ db, commit, forms: deps.forms }));
  desk.use(roleFeature({ db, commit, may, adminIds }));
  desk.use(keptAnswersFeature({ db, commit, may }));
  desk.use(promptFeature({ db, admit: (ctx, asked) => admit(ctx, deps, asked) }, promptsOf(deps)));
  desk.use(assignFeature({ db, commit, kinds }));
  desk.use(mergeFeature({ db, commit, kinds }));
  desk.use(fixedFeature({ db, commit, kinds }));
  desk.use(worksFeature({ db, commit, may, directory: deps.directory }));
  desk.use(movesFeature({ db, commit, kinds, onAnswer: offerToKeep }));
  desk.use(placeFeature({ commit }));
  desk.use(officeFeature({ db, commit }));
  desk.use(newDateFeature({ db, commit }));
  const answering = { kinds, onAnswer: offerToKeep, findTextFor };
  desk.use(templateFeature({ db, commit, may }));
  desk.use(templateAnswerFeature({ db, commit, answering }));
  desk.use(choiceFeature({ db, commit, answering }));
  desk.use(deskFeature({ db, commit, answering }));
  desk.use(deskEditsFeature({ db, commit }));
  inGroup.on("callback_query", (ctx) => ctx.answerCallbackQuery(ctx.t("staff.not-here")));
  return group;
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
  const { commit, onPersonLanguage } = deps;
  const all = new Composer<BotContext>();
  const privately = all.chatType("private");
  const { replies, talk } = talkFeature(deps);

  privately.use(
    dangerFeature({
      ...deps,
      isFree: async (ctx) =>
        !ctx.draft?.isActive &&
        !ctx.message?.reply_to_message &&
        (await findTalk(ctx, deps.db)) === undefined,
      findTalk: (ctx) => findTalk(ctx, deps.db),
      keepWords: (ctx, words) => keepDanger(ctx, wordsDeps(deps), words),
    }),
  );
  privately.use(
    peopleFeature({
      commit,
      takeUp: (ctx, pending) => takeUp(ctx, { commit, places }, pending),
      onFirstLanguage: sendOpenJobs,
      onLanguage: onPersonLanguage,
    }),
  );
  privately.use(
    thenAskAgain(
      router,
      incidentFeature(deps),
      replies,
      startFeature({ commit, places }),
      statsFeature(deps),
      spaceFeature(spaceDeps(deps)),
      watchFeature(deps),
      applicationsFeature(deps),
      reportFeature(reportDeps(deps)),
      boardFeature(deps),
      placeWatchFeature(deps),
      documentsFeature(deps),
      jobFeature(deps),
      draftsFeature(deps),
      questionsFeature(deps),
      readingsFeature(wordsDeps(deps)),
      casesFeature(casesDeps(deps)),
      withdrawalFeature(deps),
      privacyFeature(deps),
      unknownCommandFeature(),
    ),
  );
  privately.use(formsFeature());
  privately.use(questionsInTalk(wordsDeps(deps), (id) => listTalks(deps.db, id)));
  privately.use(talk);
  privately.use(jobPhotoFeature(deps));
  privately.use(fallbackFeature(places));
  return all;
}
