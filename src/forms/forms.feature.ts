import { conversations, createConversation } from "@grammyjs/conversations";
import { Composer, type Transformer } from "grammy";
import { plain } from "../i18n/i18n.js";
import type { BotContext, FormContext } from "../telegram/context.js";
import type { Drafts } from "./drafts.js";
import type { Answers, Form } from "./form.js";
import { formTurn, type Turn } from "./form-turn.js";
import { readGiven } from "./gathering.js";
import { parsePress } from "./press.js";
import type { Interject } from "./scene.js";

const CONVERSATION = "form";

interface Deps {
  forms: ReadonlyMap<string, Form>;
  drafts: Drafts;
  /** A question typed in the middle of a form is answered, then the form's question is asked again. */
  interject: Interject;
  /** Calls inside a conversation do not pass the transformers of `bot.api`. */
  transformers: readonly Transformer[];
}

/** Makes `ctx.conversation` ready; stands before everything that opens a form. */
export function formsPlugin({
  forms,
  drafts,
  interject,
  transformers,
}: Deps): Composer<BotContext> {
  const plugin = new Composer<BotContext>();
  plugin.use(
    conversations<BotContext, FormContext>({
      storage: { type: "key", adapter: keepsNothing, getStorageKey: (ctx) => String(ctx.from?.id) },
      plugins: [
        async (ctx, next) => {
          ctx.api.config.use(...transformers);
          await next();
        },
      ],
    }),
  );
  plugin.use(createConversation(formTurn(forms, drafts, interject), CONVERSATION));
  return plugin;
}

/** The draft is the only state of a form. */
const keepsNothing = {
  read: () => undefined,
  write: () => undefined,
  delete: () => undefined,
};

/** Takes presses on the buttons of a form. */
export function formsFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const privately = feature.chatType("private");
  const inForm = privately.filter((ctx) => ctx.draft?.isActive === true);
  const isPress = (ctx: BotContext) => parsePress(ctx.callbackQuery?.data ?? "") !== undefined;

  inForm.on("callback_query:data").filter(isPress, (ctx) => takeTurn(ctx, "answer"));
  privately
    .on("callback_query:data")
    .filter(isPress, (ctx) => ctx.answerCallbackQuery(ctx.t("form.old-question", plain)));

  return feature;
}

/** A message to the form in front: an answer to its open question, or a correction of an older one. */
export async function answerForm(ctx: BotContext): Promise<void> {
  if (ctx.message) await takeTurn(ctx, "answer");
  else await takeTurn(ctx, "ask", ctx.t("form.edited"));
}

/** Opens a form, or goes on with the one begun, and asks its present question. */
export async function openForm(
  ctx: BotContext,
  drafts: Drafts,
  form: Form,
  start: Answers = {},
  notice?: string,
): Promise<void> {
  const given = readGiven(form, start, ctx.locale, ctx.t);
  ctx.draft = await drafts.open(ctx.update.update_id, ctx.person.id, form, given.answers);
  await takeTurn(ctx, "ask", notice ?? given.notice);
}

/** Opens a form, or goes on with the one begun, with a message that is an answer to it already. */
export async function openFormWith(
  ctx: BotContext,
  drafts: Drafts,
  form: Form,
  start: Answers = {},
): Promise<void> {
  ctx.draft = await drafts.begin(ctx.person.id, form, start);
  await takeTurn(ctx, "answer");
}

/** Asks the open question of the form in front (again), after a notice when there is one. */
export async function askOpenQuestion(ctx: BotContext, notice?: string): Promise<void> {
  await takeTurn(ctx, "ask", notice);
}

/** Takes the form away from the front; all that was given stays. */
export async function leaveForm(ctx: BotContext): Promise<void> {
  await takeTurn(ctx, "leave");
}

async function takeTurn(ctx: BotContext, mode: Turn["mode"], notice?: string): Promise<void> {
  if (!ctx.draft) throw new Error(`No draft is open for update ${ctx.update.update_id}`);
  const turn: Turn = { personId: ctx.person.id, locale: ctx.locale, draft: ctx.draft, mode };
  if (notice !== undefined) turn.notice = notice;
  ctx.isAsked = true;
  await ctx.conversation.enter(CONVERSATION, turn);
}
