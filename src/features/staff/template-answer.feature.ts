import { Composer } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Case, Db, Template, Trx } from "../../db/schema.js";
import { escapeHtml } from "../../text/html.js";
import { plain, translator } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import { type Answering, askFirst, carryOut } from "../cases/moves/reply.service.js";
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
import { saveStaffMember } from "../desk/staff.repository.js";
import { findTemplate, findTemplateByName, listTemplates } from "./template.repository.js";
import {
  fillTemplate,
  previewView,
  templateButtons,
  type TemplateValues,
} from "./template.view.js";

interface Deps {
  db: Db;
  commit: Commit;
  answering: Answering;
}

/** A clerk chooses a ready answer, reads what the person would read, and sends it. */
export function templateAnswerFeature({ db, commit, answering }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();

  feature.callbackQuery(/^template:(choose|other):(\d+)$/, async (ctx) => {
    const caseId = Number(ctx.match[2]);
    const templates = await listTemplates(db);
    if (templates.length === 0) return ctx.answerCallbackQuery(ctx.t("template.none", plain));
    const reply_markup = templateButtons(templates, `preview:${caseId}`);
    const view = { text: ctx.t("template.choose"), reply_markup };
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      if (ctx.match[1] === "other") return sayInPlace(trx, ctx, caseId, view);
      await enqueue(trx, { chatId: DESK, method: "sendMessage", payload: view, caseId });
    });
    await ctx.answerCallbackQuery();
  });

  feature.callbackQuery(/^template:preview:(\d+):(\d+)$/, async (ctx) => {
    const { of, template } = await find(ctx.match);
    if (!of || !template) return ctx.answerCallbackQuery(ctx.t("template.gone", plain));
    await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return;
      const shown = { name: template.name, ...(await filled(trx, ctx, of, template)) };
      const ids = { caseId: of.id, templateId: template.id };
      const view = previewView(ctx.t, shown, ids);
      await sayInPlace(trx, ctx, of.id, view);
    });
    await ctx.answerCallbackQuery();
  });

  feature.callbackQuery(/^template:send:(\d+):(\d+)$/, async (ctx) => {
    const { of, template } = await find(ctx.match);
    if (!of || !template) return ctx.answerCallbackQuery(ctx.t("template.gone", plain));
    await commit(async (trx) => {
      if (await claimUpdate(trx, ctx.update.update_id))
        await send(trx, ctx, answering, { of, template });
    });
    await ctx.answerCallbackQuery();
  });

  async function find([, caseId, templateId]: RegExpMatchArray | string) {
    const of = await findCase(db, Number(caseId));
    return { of, template: await findTemplate(db, Number(templateId)) };
  }

  return feature;
}

/** The preview becomes the clerk's message: receipts and questions stand under it. */
async function send(
  trx: Trx,
  ctx: BotContext,
  answering: Answering,
  { of, template }: { of: Case; template: Template },
): Promise<void> {
  const message = ctx.callbackQuery?.message;
  if (!message || !ctx.from) return;
  const place = { chatId: message.chat.id, messageId: message.message_id };
  // A second tap on the same preview.
  if (await findByStaffMessage(trx, place.chatId, place.messageId)) return;
  await saveStaffMember(trx, ctx.from);
  const { text } = await filled(trx, ctx, of, template);
  const textFor = textForEach(of, template);
  const words = { ...place, clerkId: ctx.from.id, text, template: template.name, textFor };
  const said = `${ctx.t("template.sent", { name: template.name })}\n\n${escapeHtml(text)}`;
  await sayInPlace(trx, ctx, of.id, { text: said });
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

async function sayInPlace(
  trx: Trx,
  ctx: BotContext,
  caseId: number,
  view: { text: string; reply_markup?: object },
): Promise<void> {
  const payload = { message_id: ctx.callbackQuery?.message?.message_id, ...view };
  await enqueue(trx, { chatId: DESK, method: "editMessageText", payload, caseId });
}
