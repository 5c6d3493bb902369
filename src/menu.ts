import { takeUpJoining } from "./features/faults/board/board.feature.js";
import { apply, applyFor } from "./features/applications/application.feature.js";
import {
  type CasesDeps,
  showCaseByNumber,
  showCases,
} from "./features/cases/person/cases.feature.js";
import {
  complain,
  complainAgain,
  type ReportDeps,
  complainIn,
  complainOfDanger,
  complainWith,
} from "./features/faults/report/report.feature.js";
import { findKnownFaults, showFaultsAsked } from "./features/faults/board/board-words.feature.js";
import { placesFollowed } from "./features/faults/subscriptions/follow.feature.js";
import { showPark, showParks } from "./features/catalogue/parks/parks.feature.js";
import {
  showPlaces,
  showSpace,
  type SpaceDeps,
} from "./features/catalogue/search/space.feature.js";
import type { Answering } from "./features/cases/moves/reply.service.js";
import { offerToKeep } from "./features/questions/faq/kept-answer.service.js";
import { findTextFor } from "./features/staff/template-answer.feature.js";
import type { WordsDeps } from "./features/questions/answering.js";
import { findQuestion } from "./features/questions/record/question.repository.js";
import { askOperator, sendQuestion } from "./features/questions/questions.feature.js";
import { answerWords } from "./features/questions/free-text.feature.js";
import { type Places } from "./features/start/start.feature.js";
import { showStats } from "./features/stats/stats.feature.js";
import { pictureButton } from "./features/stats/stats.view.js";
import type { BotDeps } from "./bot-deps.js";

/** Where buttons, links and words lead, whatever feature they stand in. */
export function menuOf(deps: BotDeps): Places {
  return {
    apply: (ctx) => apply(ctx, deps),
    applyFor: (ctx, id) => applyFor(ctx, deps, id),
    complain: (ctx) => complain(ctx, reportDeps(deps)),
    complainIn: (ctx, id) => complainIn(ctx, reportDeps(deps), id),
    complainWith: (ctx) => complainWith(ctx, reportDeps(deps)),
    sent: (ctx) => complainAgain(ctx, reportDeps(deps)),
    joinFault: (ctx, id) => takeUpJoining(ctx, deps, id),
    operator: (ctx) => askOperator(ctx, deps),
    parks: (ctx) => showParks(ctx, deps),
    space: (ctx) => showSpace(ctx, spaceDeps(deps)),
    stats: (ctx) => showStats(ctx, deps),
    cases: (ctx) => showCases(ctx, casesDeps(deps)),
    park: (ctx, id) => showPark(ctx, deps, id),
    case: (ctx, number) => showCaseByNumber(ctx, deps, number),
    question: (ctx, id) => sendQuestion(ctx, deps, id),
    words: (ctx, text) => answerWords(ctx, wordsDeps(deps), text),
  };
}

export function wordsDeps(deps: BotDeps): WordsDeps {
  return {
    db: deps.db,
    commit: deps.commit,
    doors: { chart: pictureButton },
    showCase: (ctx, number) => showCaseByNumber(ctx, deps, number),
    showPlaces: (ctx, wish, options) => showPlaces(ctx, spaceDeps(deps), wish, options),
    async findKnownFaults(ctx, { category, questionId }) {
      const words = questionId && (await findQuestion(deps.db, questionId, ctx.person.id))?.text;
      return findKnownFaults(ctx, deps, { category, words: words || "" });
    },
    complainOfDanger: (ctx, words, id) =>
      complainOfDanger(ctx, { ...reportDeps(deps), directory: deps.directory }, words, id),
    showFaults: (ctx, text) => showFaultsAsked(ctx, deps, text),
    onLanguage: deps.onPersonLanguage,
  };
}

export function casesDeps(deps: BotDeps): CasesDeps {
  const { db, commit, kinds } = deps;
  return { db, commit, kinds, placesFollowed: (ctx) => placesFollowed(ctx, deps) };
}

/** What a clerk's answer means besides reaching the person. */
export function answeringOf({ kinds }: BotDeps): Answering {
  return { kinds, onAnswer: offerToKeep, findTextFor };
}

export function reportDeps({ db, commit, drafts, forms }: BotDeps): ReportDeps {
  const findWords = async (personId: number, id: number) =>
    (await findQuestion(db, id, personId))?.text;
  return { db, commit, drafts, forms, findWords };
}

export function spaceDeps(deps: BotDeps): SpaceDeps {
  const { db, commit } = deps;
  return { db, commit, applyFor: (ctx, id) => applyFor(ctx, deps, id) };
}
