import { inAllLanguages, plain } from "../i18n/i18n.js";
import type { Locale } from "../i18n/locales.js";
import type { Draft, FormContext, FormConversation } from "../telegram/context.js";
import type { Drafts } from "./drafts.js";
import { sentFile } from "./sent-file.js";
import type { Answer, Form } from "./form.js";
import { NAVIGATION_VERBS, type NavigationVerb, parsePress } from "./press.js";
import { type Interject, Scene } from "./scene.js";

/** What one turn is for: to take the answer in this update, to ask the open question (again), or to leave. */
export interface Turn {
  personId: number;
  locale: Locale;
  draft: Draft;
  mode: "answer" | "ask" | "leave";
  /** A sentence before the question: an apology, a word on a changed form. */
  notice?: string;
}

/**
 * One turn of any form: takes the answer to the open question, then asks the next one and ends. The conversation is
 * entered anew for each update and keeps nothing, so nothing can disagree with the draft.
 */
export function formTurn(forms: ReadonlyMap<string, Form>, drafts: Drafts, interject: Interject) {
  return async (_: FormConversation, ctx: FormContext, turn: Turn): Promise<void> => {
    const form = forms.get(turn.draft.form);
    if (!form) throw new Error(`No form "${turn.draft.form}" is known; the draft is kept`);
    const person = { id: turn.personId, locale: turn.locale };
    const scene = new Scene(ctx, form, { drafts, interject }, person, turn.draft);
    const hasChanged = await scene.fitToForm();
    if (hasChanged && turn.mode !== "leave") await scene.ask(scene.t("form.changed"));
    else if (turn.mode === "ask") await scene.ask(turn.notice);
    else if (turn.mode === "leave") await scene.leave();
    else if (ctx.callbackQuery) await takePress(ctx, scene);
    else await takeMessage(ctx, scene);
  };
}

async function takePress(ctx: FormContext, scene: Scene): Promise<void> {
  const pressed = parsePress(ctx.callbackQuery?.data ?? "");
  if (pressed?.form !== scene.form.id || !scene.isOpen(pressed.press)) return scene.refuse();
  await ctx.answerCallbackQuery();
  await scene.press(pressed.press);
}

async function takeMessage(ctx: FormContext, scene: Scene): Promise<void> {
  const verb = typedVerb(ctx.message?.text);
  if (verb) await scene.navigate(verb);
  else await scene.answer(answerIn(ctx));
}

/** "Back", "Skip" and the like come as words from the keyboard under the text field, in any of our languages. */
function typedVerb(text: string | undefined): NavigationVerb | undefined {
  const typed = text?.trim();
  return NAVIGATION_VERBS.find((verb) =>
    inAllLanguages((t) => t(`form.${verb}`, plain)).some((word) => word === typed),
  );
}

function answerIn(ctx: FormContext): Answer {
  // A venue says where it is in the same words as a pin.
  const { text, contact, location } = ctx.message ?? {};
  const file = ctx.message && sentFile(ctx.message);
  return {
    ...(text !== undefined && { text }),
    ...(file && { file }),
    ...(location && {
      location: { latitude: location.latitude, longitude: location.longitude },
    }),
    ...(contact && {
      contact: { phone: contact.phone_number, isOwn: contact.user_id === ctx.from?.id },
    }),
  };
}
