import { Composer } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import type { Drafts } from "../../forms/drafts.js";
import { cleanLine, shortened } from "../../text/clean-text.js";
import { openForm } from "../../forms/forms.feature.js";
import { escapeHtml } from "../../text/html.js";
import { plain } from "../../i18n/i18n.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import { understand } from "../../nlu/understand.js";
import type { BotContext } from "../../telegram/context.js";
import { countOpenCasesOf } from "../cases/record/case.repository.js";
import type { CaseKindView } from "../cases/record/case-kind.js";
import { findPerson } from "../people/person.repository.js";
import { hasConsent } from "../entry/people.feature.js";
import { questionForm } from "./question.form.js";
import { findQuestion, getQuestionOfCase } from "./record/question.repository.js";
import { fileQuestion } from "./question.service.js";

const MOST_OPEN = 5;
const LONGEST_SUBJECT = 60;

interface Deps {
  db: Db;
  commit: Commit;
  drafts: Drafts;
}

/** The way to a person: a question in one's own words, and words that one tap sends on. */
export function questionsFeature(deps: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");

  privately.command("operator", (ctx) => askOperator(ctx, deps));
  privately.callbackQuery("menu:operator", async (ctx) => {
    await ctx.answerCallbackQuery();
    await askOperator(ctx, deps);
  });

  privately.callbackQuery(/^question:send:(\d+)$/, async (ctx) => {
    const id = Number(ctx.match[1]);
    await ctx.answerCallbackQuery();
    await sendQuestion(ctx, deps, id);
  });

  return feature;
}

export async function askOperator(ctx: BotContext, deps: Deps): Promise<void> {
  if (!(await hasConsent(ctx, deps.commit, "operator"))) return;
  if (await hasRoom(ctx, deps.db)) await openForm(ctx, deps.drafts, questionForm);
}

async function hasRoom(ctx: BotContext, db: Db): Promise<boolean> {
  const count = await countOpenCasesOf(db, ctx.person.id, "question");
  if (count < MOST_OPEN) return true;
  await ctx.reply(ctx.t("question.too-many-open", { count }));
  return false;
}

/** Files words that were kept before; pressed twice, or taken up again, they are one question. */
export async function sendQuestion(ctx: BotContext, deps: Deps, id: number): Promise<void> {
  if (!(await hasConsent(ctx, deps.commit, `question-${id}`))) return;
  const question = await findQuestion(deps.db, id, ctx.person.id);
  if (!question) {
    // Erased since, or never this person's.
    await ctx.reply(ctx.t("fallback.old-button"));
    return;
  }
  if (question.case_id !== null) {
    await ctx.reply(ctx.t("question.sent-already"));
    return;
  }
  if (!(await hasRoom(ctx, deps.db))) return;
  await deps.commit(async (trx) => {
    const { update_id: updateId } = ctx.update;
    await claimUpdate(trx, updateId);
    const fresh = await findQuestion(trx, id, ctx.person.id);
    if (fresh?.case_id !== null) return;
    const filing = { personId: ctx.person.id, updateId, runKey: `question:${id}` };
    await fileQuestion(trx, filing, id);
  });
}

/** What a question adds to the card of a case. */
export const questionKind: CaseKindView = {
  async subject(db, of) {
    const { text } = await getQuestionOfCase(db, of.id);
    return shortened(cleanLine(text), LONGEST_SUBJECT);
  },
  async lines(db, of, t) {
    const { text } = await getQuestionOfCase(db, of.id);
    const locale = (await findPerson(db, of.person_id))?.locale ?? "ru";
    const { meaning } = understand(text, { locale });
    if (meaning.kind !== "complaint") return [escapeHtml(text)];
    const category = t(`answer.category.${meaning.category}`, plain);
    return [t("question.looks-like", { category }), escapeHtml(text)];
  },
  async phone(db, of) {
    return (await findPerson(db, of.person_id))?.phone ?? undefined;
  },
};
