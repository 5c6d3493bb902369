import type { BotDeps } from "./bot-deps.js";
import { applicationRoutes } from "./features/applications/application.feature.js";
import { draftRoutes } from "./features/cases/drafts/draft.feature.js";
import { caseRoutes } from "./features/cases/person/cases.feature.js";
import { conversationRoutes } from "./features/cases/person/conversation.feature.js";
import { withdrawalRoutes } from "./features/cases/person/withdrawal.feature.js";
import { parkRoutes } from "./features/catalogue/parks/parks.feature.js";
import { spaceRoutes } from "./features/catalogue/search/space.feature.js";
import { watchRoutes } from "./features/catalogue/search/watch.feature.js";
import { boardRoutes } from "./features/faults/board/board.feature.js";
import { leavingRoutes } from "./features/faults/followers/leaving.feature.js";
import { mergeRoutes } from "./features/faults/followers/merge.feature.js";
import { assignRoutes } from "./features/faults/repair/assign.feature.js";
import { dutyRoutes } from "./features/faults/repair/duty.feature.js";
import { jobRoutes } from "./features/faults/repair/job.feature.js";
import { dangerRoutes } from "./features/faults/report/danger.feature.js";
import { reportRoutes } from "./features/faults/report/report.feature.js";
import { ratingRoutes } from "./features/faults/resolution/rating.feature.js";
import { verdictRoutes } from "./features/faults/resolution/verdict.feature.js";
import { followRoutes } from "./features/faults/subscriptions/follow.feature.js";
import { inventory } from "./features/catalogue/editor/inventory.registry.js";
import type { PromptTaker } from "./features/desk/prompt.feature.js";
import type { Entry } from "./features/desk/registry/entry.js";
import { registryPrompts, registryRoutes } from "./features/desk/registry/registry.js";
import { dispatchEntries } from "./features/faults/repair/dispatch.registry.js";
import { categoryEntries } from "./features/faults/zone/category.registry.js";
import { sayOnDesk } from "./features/desk/say-on-desk.js";
import { describeFaults } from "./features/faults/digest/fault-digest.service.js";
import { bindRoutes } from "./features/staff/bind.feature.js";
import { deskCaseRoutes } from "./features/staff/case.feature.js";
import { deskLanguageRoutes } from "./features/staff/desk-language.feature.js";
import { digestRoutes } from "./features/staff/digest.feature.js";
import { dropoutRoutes } from "./features/staff/drafts.feature.js";
import { holidayRoutes } from "./features/staff/holiday.feature.js";
import { moveRoutes } from "./features/staff/moves.feature.js";
import { newDateRoutes } from "./features/staff/new-date.feature.js";
import { officeRoutes } from "./features/staff/office.feature.js";
import { queueRoutes } from "./features/staff/queue.feature.js";
import { answerRoutes } from "./features/staff/reply.feature.js";
import { roleRoutes } from "./features/staff/role.feature.js";
import { templateAnswerRoutes } from "./features/staff/template-answer.feature.js";
import { undoSendRoutes } from "./features/staff/undo-send.feature.js";
import { peopleRoutes } from "./features/entry/people.feature.js";
import { sendOpenJobs } from "./features/faults/repair/job.service.js";
import { privacyRoutes } from "./features/privacy/privacy.feature.js";
import { keptAnswerRoutes } from "./features/questions/faq/facts.feature.js";
import { questionRoutes } from "./features/questions/questions.feature.js";
import { readingRoutes } from "./features/questions/readings.feature.js";
import { startRoutes, takeUp } from "./features/start/start.feature.js";
import { statsRoutes } from "./features/stats/stats.feature.js";
import { plain } from "./i18n/i18n.js";
import { answeringOf, casesDeps, menuOf, reportDeps, spaceDeps, wordsDeps } from "./menu.js";
import type { Route, Where } from "./router/route.js";
import type { BotContext } from "./telegram/context.js";

/** Every command and every button, each with the place where it holds and the right that it needs. */
export function routesOf(deps: BotDeps): Route[] {
  const { commit, onPersonLanguage } = deps;
  const places = menuOf(deps);
  const answering = answeringOf(deps);
  return [
    ...keptAnswerRoutes(deps),
    ...peopleRoutes({
      commit,
      takeUp: (ctx, pending) => takeUp(ctx, { commit, places }, pending),
      onFirstLanguage: sendOpenJobs,
      onLanguage: onPersonLanguage,
    }),
    ...startRoutes(places),
    ...statsRoutes(deps),
    ...parkRoutes(deps),
    ...spaceRoutes(spaceDeps(deps)),
    ...watchRoutes(deps),
    ...applicationRoutes(deps),
    ...questionRoutes(deps),
    ...readingRoutes(wordsDeps(deps)),
    ...privacyRoutes(deps),
    ...dutyRoutes(deps),
    ...assignRoutes(deps),
    ...mergeRoutes(deps),
    ...dangerRoutes(deps),
    ...verdictRoutes(deps),
    ...ratingRoutes(deps),
    ...leavingRoutes(deps),
    ...reportRoutes(reportDeps(deps)),
    ...boardRoutes(deps),
    ...followRoutes(deps),
    ...jobRoutes(deps),
    ...bindRoutes(deps),
    ...queueRoutes(deps),
    ...deskCaseRoutes(deps),
    ...deskLanguageRoutes(deps),
    ...digestRoutes({ ...deps, more: describeFaults }),
    ...holidayRoutes(deps),
    ...dropoutRoutes(deps),
    ...roleRoutes(deps),
    ...moveRoutes(deps),
    ...officeRoutes(deps),
    ...newDateRoutes(deps),
    ...templateAnswerRoutes({ ...deps, answering }),
    ...undoSendRoutes({ ...deps, answering }),
    ...answerRoutes(deps),
    ...draftRoutes(deps),
    ...caseRoutes(casesDeps(deps)),
    ...withdrawalRoutes(deps),
    ...conversationRoutes(deps),
    ...registryRoutes(registryDeps(deps), registriesOf()),
  ];
}

/** Every question that staff are asked in the desk outside the talk of a case. */
export function promptsOf(deps: BotDeps): PromptTaker[] {
  return registryPrompts(registryDeps(deps), registriesOf());
}

/** Every table that staff keep. */
function registriesOf(): readonly Entry[] {
  return [...inventory, ...dispatchEntries, ...categoryEntries];
}

/** The form of a fault chooses from what is kept there. */
function registryDeps({ commit, onDirectory }: BotDeps) {
  return { commit, onChange: onDirectory };
}

/** What the chat of an update is, the narrowest first. */
export function placesOf(ctx: BotContext): readonly Where[] {
  if (ctx.chat?.type === "private") return ["private"];
  return ctx.isDesk ? ["desk", "group"] : ["group"];
}

const REFUSALS = { administer: "staff.admins-only", edit: "staff.editors-only" } as const;

/** Whether this person may do that now. Whoever may not reads who may; the log knows the act and the case. */
export async function admit(
  ctx: BotContext,
  { commit, log, may }: BotDeps,
  { name, right }: Pick<Route, "name" | "right">,
): Promise<boolean> {
  if (right === undefined || (await may(ctx.from?.id, right))) return true;
  log.info({ act: ctx.callbackQuery?.data ?? `/${name}`, right }, "refused");
  const text = ctx.t(REFUSALS[right], plain);
  if (ctx.callbackQuery) await ctx.answerCallbackQuery(text);
  else if (ctx.isDesk) await sayOnDesk(ctx, commit, text);
  else await ctx.reply(text);
  return false;
}
