import { Composer, InlineKeyboard } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Case, Db } from "../../db/schema.js";
import type { Drafts } from "../../forms/drafts.js";
import { shortened } from "../../text/clean-text.js";
import { openForm } from "../../forms/forms.feature.js";
import { plain, type Translate } from "../../i18n/i18n.js";
import type { BotContext } from "../../telegram/context.js";
import { listAttachments } from "../cases/messages/attachment.repository.js";
import { countOpenCasesOf } from "../cases/record/case.repository.js";
import type { CaseKindView } from "../cases/record/case-kind.js";
import { isFinal } from "../cases/record/case-state.js";
import { hasConsent } from "../entry/people.feature.js";
import type { Track } from "./application-answers.js";
import { applicationForm } from "./application.form.js";
import { findPlace, getApplication } from "./application.repository.js";
import { followMove } from "./place.service.js";
import { placeAnswers } from "./place-answers.js";
import { applicationLines } from "./application.view.js";
import { addDocumentsButton } from "./document.feature.js";
import { documentsView } from "./document.view.js";

const MOST_OPEN = 5;
/** Twenty cases with their subjects fit in one message. */
const LONGEST_PART = 60;

interface Deps {
  db: Db;
  commit: Commit;
  drafts: Drafts;
}

/** Investors apply in private. */
export function applicationsFeature(deps: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const investor = feature.chatType("private");

  investor.command("apply", (ctx) => apply(ctx, deps));
  investor.callbackQuery("menu:apply", async (ctx) => {
    await ctx.answerCallbackQuery();
    await apply(ctx, deps);
  });

  return feature;
}

/** Opens the application form, or goes on with the one begun. */
export async function apply(ctx: BotContext, deps: Deps): Promise<void> {
  if (await mayApply(ctx, deps, "apply")) await openForm(ctx, deps.drafts, applicationForm);
}

/** The same for one place of the catalogue: place, area and track are answered by it. */
export async function applyFor(ctx: BotContext, deps: Deps, premisesId: string): Promise<void> {
  if (!(await mayApply(ctx, deps, `apply-${premisesId}`))) return;
  const place = await findPlace(deps.db, premisesId);
  const start = place ? placeAnswers(place) : {};
  await openForm(ctx, deps.drafts, applicationForm, start);
}

/** Consent is there, and room for one more open application; otherwise the person is told what to do. */
async function mayApply(ctx: BotContext, { db, commit }: Deps, pending: string): Promise<boolean> {
  if (!(await hasConsent(ctx, commit, pending))) return false;
  const count = await countOpenCasesOf(db, ctx.person.id, "application");
  if (count < MOST_OPEN) return true;
  await ctx.reply(ctx.t("application.too-many-open", { count }));
  return false;
}

async function countedDocuments(db: Db, of: Case, t: Translate, track: Track): Promise<string> {
  const files = await listAttachments(db, of.run_key);
  return t("application.kind-line", {
    label: t("documents.label", plain),
    value: documentsView(
      t,
      track,
      files.map(({ document_id: tag }) => ({ tag })),
    ),
  });
}

/** What an application adds to the card of a case. */
export const applicationKind: CaseKindView = {
  async subject(db, of) {
    const { name, project_name } = await getApplication(db, of.id);
    return `${shortened(name, LONGEST_PART)}: ${shortened(project_name, LONGEST_PART)}`;
  },
  async lines(db, of, t, locale) {
    const application = await getApplication(db, of.id);
    const documents = await countedDocuments(db, of, t, application.track);
    return [...applicationLines(t, locale, application), documents];
  },
  async own(db, of, { t }) {
    const { track } = await getApplication(db, of.id);
    return {
      lines: [await countedDocuments(db, of, t, track)],
      buttons: isFinal(of) ? new InlineKeyboard() : addDocumentsButton(t, of),
    };
  },
  onMove: followMove,
  async phone(db, of) {
    return (await getApplication(db, of.id)).phone;
  },
};
