import type { Commit } from "../../db/commit.js";
import type { Case, Db, Template, Trx } from "../../db/schema.js";
import { escapeHtml } from "../../text/html.js";
import { plain, translator } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import { once } from "../../intake/once.js";
import { onPress, type PressContext, type Route } from "../../router/route.js";
import type { BotContext } from "../../telegram/context.js";
import { type Answering, askFirst, carryOut } from "../cases/moves/reply.service.js";
import { casePress } from "../cases/record/case.press.js";
import {
  findByStaffMessage,
  getCaseMessage,
  insertCaseMessage,
} from "../cases/record/case-message.repository.js";
import type { ClerkWords } from "../cases/messages/answer.service.js";
import { findCase } from "../cases/record/case.repository.js";
import { hasFollowers } from "../cases/record/case-state.js";
import { languageOf } from "../cases/moves/case.service.js";
import { caseNumber, dueDate } from "../cases/record/case.view.js";
import { type Screen, sayInPlace } from "../desk/desk-screen.js";
import { tellDesk } from "../desk/say-on-desk.js";
import { saveStaffMember } from "../desk/staff.repository.js";
import { findTemplate, findTemplateByName, listTemplates } from "./template.repository.js";
import { templateAnswerPress } from "./template-answer.press.js";
import { chooseView, previewView } from "./template-answer.view.js";
import { fillTemplate, type TemplateValues } from "./template.view.js";

interface Deps {
  db: Db;
  commit: Commit;
  answering: Answering;
}

/** A clerk chooses a ready answer, reads what the person would read, and sends it. */
export function templateAnswerRoutes({ db, commit, answering }: Deps): Route[] {
  const choose = async (
    ctx: PressContext,
    caseId: number,
    say: (trx: Trx, list: Screen) => Promise<void>,
  ) => {
    const templates = await listTemplates(db);
    if (templates.length === 0) return ctx.t("template.none", plain);
    return once(ctx, commit, (trx) => say(trx, chooseView(ctx.t, templates, caseId)));
  };
  const withTemplate = async (
    ctx: PressContext,
    [caseId, templateId]: [number, number],
    work: (trx: Trx, of: Case, template: Template) => Promise<void>,
  ) => {
    const of = await findCase(db, caseId);
    const template = await findTemplate(db, templateId);
    if (!of || !template) return ctx.t("template.gone", plain);
    return once(ctx, commit, (trx) => work(trx, of, template));
  };
  return [
    onPress("desk", casePress.template, (ctx, caseId) =>
      choose(ctx, caseId, (trx, list) => tellDesk(trx, caseId, () => list)),
    ),
    onPress("desk", templateAnswerPress.other, (ctx, caseId) =>
      choose(ctx, caseId, (trx, list) => sayInPlace(trx, ctx, list, caseId)),
    ),
    onPress("desk", templateAnswerPress.preview, (ctx, ...ids) =>
      withTemplate(ctx, ids, async (trx, of, template) => {
        const { text, language } = await filled(trx, ctx, of, template);
        const view = previewView(ctx.t, { name: template.name, language, text }, ids);
        await sayInPlace(trx, ctx, view, of.id);
      }),
    ),
    onPress("desk", templateAnswerPress.send, (ctx, ...ids) =>
      withTemplate(ctx, ids, (trx, of, template) => send(trx, ctx, answering, { of, template })),
    ),
  ];
}

/** The preview becomes the clerk's message: receipts and questions stand under it. */
async function send(
  trx: Trx,
  ctx: PressContext,
  answering: Answering,
  { of, template }: { of: Case; template: Template },
): Promise<void> {
  const { message } = ctx.callbackQuery;
  if (!message) return;
  const place = { chatId: message.chat.id, messageId: message.message_id };
  // A second tap on the same preview.
  if (await findByStaffMessage(trx, place.chatId, place.messageId)) return;
  await saveStaffMember(trx, ctx.from);
  const { text } = await filled(trx, ctx, of, template);
  const textFor = textForEach(of, template);
  const words = { ...place, clerkId: ctx.from.id, text, template: template.name, textFor };
  const said = `${ctx.t("template.sent", { name: template.name })}\n\n${escapeHtml(text)}`;
  await sayInPlace(trx, ctx, { text: said }, of.id);
  const promptId = await insertCaseMessage(trx, {
    case_id: of.id,
    kind: "prompt",
    purpose: "answer",
    staff_chat_id: place.chatId,
    staff_message_id: place.messageId,
  });
  const prompt = await getCaseMessage(trx, promptId);
  if (await askFirst(trx, ctx, prompt, words)) return;
  await carryOut(trx, ctx.t, answering, of.id, words);
}

/**
 * The words of a template as the desk sees them: as the person of the case would read them, or, where many follow it,
 * without anybody's name, since each reads his own.
 */
async function filled(trx: Trx, ctx: BotContext, of: Case, template: Template) {
  if (hasFollowers(of)) {
    const values = valuesFor(of, ctx.locale, ctx.t("template.each-name", plain));
    return { text: fillTemplate(template, ctx.locale, values), language: undefined };
  }
  const { locale, person } = await languageOf(trx, of.person_id);
  const text = fillTemplate(template, locale, valuesFor(of, locale, person.name));
  return { text, language: ctx.t(`language.name.${locale}`) };
}

/** The words of a template for each of those who follow a case. */
function textForEach(of: Case, template: Template): ClerkWords["textFor"] {
  if (!hasFollowers(of)) return undefined;
  return ({ locale, name }) => fillTemplate(template, locale, valuesFor(of, locale, name));
}

/** The same for an answer that waited for a clerk's second word; as it was written when the template is gone. */
export async function findTextFor(
  trx: Trx,
  of: Case,
  templateName: string,
): Promise<ClerkWords["textFor"]> {
  const template = await findTemplateByName(trx, templateName);
  return template && textForEach(of, template);
}

function valuesFor(of: Case, locale: Locale, name: string): TemplateValues {
  const number = caseNumber(translator(locale), locale, of);
  return { name, number, date: dueDate(locale, of) ?? "—" };
}
