import type { InlineKeyboard } from "grammy";
import { escapeHtml } from "../text/html.js";
import { plain, translator, type Translate } from "../i18n/i18n.js";
import type { Locale } from "../i18n/locales.js";
import type { Draft, FormContext } from "../telegram/context.js";
import { cancelView } from "./cancel.view.js";
import { isTyped } from "./choice-field.js";
import type { DraftChange, Drafts } from "./drafts.js";
import {
  type Answer,
  type Answers,
  applicableFields,
  canSkip,
  comesBefore,
  currentAnswers,
  type Field,
  type Form,
  formTitle,
  nextStep,
  type Part,
  stepBefore,
  SUMMARY,
  type Value,
  withAnswer,
} from "./form.js";
import { lateGathering, parseLate, withGathered } from "./gathering.js";
import { withLookedUp } from "./look-up.js";
import type { NavigationVerb, Press } from "./press.js";
import { isAnsweredBelow, questionView, type Screen } from "./question.view.js";
import { showScreen } from "./show-screen.js";
import { linesView, summaryView } from "./summary.view.js";

/** The answer to a question that was typed instead of an answer; `undefined` for anything else. */
export type Interject = (text: string, locale: Locale) => Promise<string | undefined>;

interface Tools {
  drafts: Drafts;
  interject: Interject;
}

/** Before "Send", fewer words are taken for a slip. */
const FEWEST_WORDS = 2;

/** One person before one open question, for the length of one turn. */
export class Scene {
  readonly t: Translate;

  constructor(
    readonly ctx: FormContext,
    readonly form: Form,
    readonly tools: Tools,
    readonly person: { id: number; locale: Locale },
    private draft: Draft,
  ) {
    this.t = translator(person.locale);
  }

  /** The open question; `undefined` before the summary. */
  get field(): Field | undefined {
    return this.form.fields.find((field) => field.id === this.draft.asked);
  }

  /**
   * A form may change while a draft waits: an open question that is asked no more gives way to the next unanswered
   * one. `true` when that happened, and this update then answers nothing.
   */
  async fitToForm(): Promise<boolean> {
    const { asked, answers } = this.draft;
    const current = currentAnswers(this.form, answers);
    const next = nextStep(this.form, current);
    const isAsked =
      asked === SUMMARY
        ? next === SUMMARY
        : applicableFields(this.form, current).some((field) => field.id === asked);
    if (isAsked) return false;
    await this.#change({ answers: current, asked: next });
    return true;
  }

  /** Asks what stands open, after a sentence of why when there is one. */
  async ask(notice?: string, how: { asList?: boolean } = {}): Promise<void> {
    const screen = await this.#screen(how);
    const text = notice ? `${notice}\n\n${screen.text}` : screen.text;
    await showScreen(this.ctx, { ...screen, text });
  }

  async answer(answer: Answer): Promise<void> {
    const { field } = this;
    const late = answer.file && lateGathering(this.form, this.draft);
    if (late) return this.#addLate(late, answer);
    if (!field) return this.#addAtSummary(answer);
    if (field.requestsLocation && isTyped(answer.text, (t) => t("form.list", plain))) {
      return this.ask(undefined, { asList: true });
    }
    const { answers } = await withGathered(this.tools.drafts, this.form, this.draft);
    const parsed = field.parse(answer, this.person.locale, answers);
    if (parsed.kind === "problem") {
      const aside = answer.text && (await this.tools.interject(answer.text, this.person.locale));
      return this.ask(aside || field.explain(this.t, parsed.problem));
    }
    if (parsed.kind === "part") return this.#add(field, parsed);
    await this.#keep(field, parsed);
  }

  /** Whether a button belongs to the question that stands open now. */
  isOpen(press: Press): boolean {
    if (press.verb === "change" || press.verb === "send" || press.verb === "lines") {
      return this.draft.asked === SUMMARY;
    }
    return !("field" in press) || press.field === this.draft.asked;
  }

  async press(press: Press): Promise<void> {
    switch (press.verb) {
      case "pick":
        return this.answer({ choice: press.value });
      case "change":
        return this.#moveTo({ asked: press.field });
      case "lines":
        return this.#redraw(linesView(this.t, this.person.locale, this.form, this.draft));
      case "summary":
        return this.#redraw(await this.#screen());
      case "send":
        return this.#submit(this.draft.answers);
      case "stay":
        return this.ask();
      case "leave":
        return this.leave();
      case "delete":
        await this.tools.drafts.delete(this.ctx.update.update_id, this.draft);
        return this.#say(this.t("form.deleted"));
      default:
        return this.navigate(press.verb);
    }
  }

  async navigate(verb: NavigationVerb): Promise<void> {
    const { asked, answers } = this.draft;
    switch (verb) {
      case "back":
        return this.#moveTo({ asked: (asked && stepBefore(this.form, answers, asked)) ?? asked });
      case "keep":
        return this.#moveTo({ asked: nextStep(this.form, answers) });
      case "skip":
        if (!this.field || !canSkip(this.field, answers)) return this.ask(this.t("form.needed"));
        return this.#keep(this.field, { kind: "value", value: null });
      case "later":
        return this.leave();
      case "cancel": {
        const { text, keyboard } = cancelView(this.t, this.form, answers);
        await this.ctx.reply(text, { reply_markup: keyboard });
      }
    }
  }

  /** Leaves the form; all that was given stays. */
  async leave(): Promise<void> {
    await this.#change({ isActive: false });
    const { command = "menu", kept } = this.form;
    const title = formTitle(this.t, this.form, this.draft.answers);
    await this.#say(kept?.(this.t) ?? this.t("form.kept", { title, command }));
  }

  async #keep(field: Field, { value, also = {} }: Value<unknown>): Promise<void> {
    let answers = this.#answersWith({ [field.id]: value, ...also });
    answers = await withLookedUp(this.tools.drafts, this.form, answers, this.person.id);
    const asked = nextStep(this.form, answers);
    if (asked === null) return this.#submit(answers);
    await this.#change({ answers, asked });
    // A keyboard under the text field goes away only with a message that carries no other buttons.
    if (isAnsweredBelow(field)) {
      await this.ctx.reply(this.t("form.saved"), { reply_markup: { remove_keyboard: true } });
    }
    await this.ask();
  }

  /** An album's parts are answered together: one message for each would drown the person and the pace. */
  async #add(field: Field, part: Part, notice?: string): Promise<void> {
    const { drafts } = this.tools;
    const { update_id } = this.ctx.update;
    const draft = { ...this.draft, answers: this.#answersWith(part.also ?? {}) };
    const asked = this.#calledFor(field, part);
    this.draft = await drafts.addPart(update_id, this.person.id, draft, field.id, {
      ...part,
      ...(asked && { asked }),
    });
    if (part.problem !== undefined) await this.ask(field.explain(this.t, part.problem));
    else if (part.file?.albumId) await drafts.askSoon(this.person.id, await this.#screen());
    else await this.ask(notice);
  }

  /** Whatever is asked now, the file joins those that were sent before. */
  async #addLate(field: Field, answer: Answer): Promise<void> {
    const { answers } = await withGathered(this.tools.drafts, this.form, this.draft);
    const parsed = parseLate(field, answer, this.person.locale, answers);
    if (parsed.kind === "part") return this.#add(field, parsed, this.#fileAdded());
    await this.ask(parsed.kind === "problem" ? field.explain(this.t, parsed.problem) : undefined);
  }

  /** Says to what: a form that was begun long ago may have come to the front with the file. */
  #fileAdded(): string {
    const title = formTitle(this.t, this.form, this.draft.answers);
    return `${this.t("form.file-added")} <b>${escapeHtml(title)}</b>`;
  }

  /** Words and places that come before "Send" are parts of what was gathered; a slip of one word is none. */
  async #addAtSummary(answer: Answer): Promise<void> {
    const { text, location } = answer;
    const aside = text && (await this.tools.interject(text, this.person.locale));
    if (aside) return this.ask(aside);
    const late = lateGathering(this.form, this.draft);
    const isMeant =
      location !== undefined || (text ?? "").trim().split(/\s+/u).length >= FEWEST_WORDS;
    if (late && isMeant) {
      const { answers } = await withGathered(this.tools.drafts, this.form, this.draft);
      const parsed = parseLate(late, answer, this.person.locale, answers);
      if (parsed.kind === "part") return this.#add(late, parsed, this.t("form.words-added"));
    }
    await this.ask(this.t("form.use-buttons"));
  }

  /** A question before the open one that a part of an answer calls for: words that came late may tell of danger. */
  #calledFor(field: Field, { note, also }: Part): string | undefined {
    if (typeof note !== "string") return undefined;
    const answers = { ...this.#answersWith(also ?? {}), [field.id]: note };
    const next = nextStep(this.form, answers);
    return next !== null && comesBefore(this.form, next, this.draft.asked) ? next : undefined;
  }

  /** What was answered before, without what rested on an answer that changes now. */
  #answersWith(given: Answers): Answers {
    let { answers } = this.draft;
    for (const [id, value] of Object.entries(given)) {
      answers = withAnswer(this.form, answers, id, value);
    }
    return answers;
  }

  async #submit(answers: Draft["answers"]): Promise<void> {
    const { update_id } = this.ctx.update;
    const draft = { ...this.draft, version: this.form.version };
    await this.tools.drafts.submit(update_id, this.person.id, draft, answers);
  }

  async #moveTo(change: DraftChange): Promise<void> {
    await this.#change(change);
    await this.ask();
  }

  async #change(change: DraftChange): Promise<void> {
    const { update_id } = this.ctx.update;
    this.draft = await this.tools.drafts.change(update_id, this.person.id, this.draft, change);
  }

  async #screen(how: { asList?: boolean } = {}): Promise<Screen> {
    const { field } = this;
    const draft = await withGathered(this.tools.drafts, this.form, this.draft);
    return field
      ? questionView(this.t, this.person.locale, this.form, draft, field, how)
      : summaryView(this.t, this.person.locale, this.form, draft);
  }

  async #redraw({ text, keyboard }: Screen): Promise<void> {
    await this.ctx.editMessageText(text, { reply_markup: keyboard as InlineKeyboard });
  }

  async #say(text: string): Promise<void> {
    const { field } = this;
    await this.ctx.reply(
      text,
      field && isAnsweredBelow(field) ? { reply_markup: { remove_keyboard: true } } : {},
    );
  }

  /** The toast for a button of a question that is no longer asked. */
  async refuse(): Promise<void> {
    await this.ctx.answerCallbackQuery(this.t("form.old-question", plain));
  }
}
