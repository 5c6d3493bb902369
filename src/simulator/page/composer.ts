import type { BotCommand, KeyboardButton } from "@grammyjs/types";
import type { KeyboardView, MessageView } from "../control-types.js";
import type { Actor, Doing } from "./actor.js";
import { AttachMenu } from "./attach-menu.js";
import { ComposingStrip, doingOf, type Composing } from "./composing.js";
import { ask } from "./dialog.js";
import { button, el, setAttribute } from "./dom.js";
import { icon } from "./icons.js";
import { words } from "./language.js";
import { textOf } from "./message-actions.js";
import { ReplyKeyboard } from "./reply-keyboard.js";
import { TextField } from "./text-field.js";
import { Tray } from "./uploads.js";

interface ComposerOptions {
  screen: HTMLElement;
  actor: Actor;
  /** Unsent words by place, kept while one looks elsewhere. */
  drafts: Map<string, string>;
  draftKey: string;
  /** What a client puts after a command in a group, like "@zone_bot". */
  commandSuffix: string;
  findLastOwn: () => MessageView | undefined;
}

/** What the bot wants of typing in this place. */
export interface Wanted {
  keyboard: KeyboardView | undefined;
  /** The message to be replied to, when it stands here. */
  forced: { view: MessageView; hint: string | undefined } | undefined;
  commands: readonly BotCommand[];
}

/** Where one types, attaches, replies and corrects. */
export class Composer {
  readonly node: HTMLElement;
  private composing: Composing = { kind: "new" };
  private declinedId: number | undefined;
  private commands: readonly BotCommand[] = [];
  private readonly field: TextField;
  private readonly strip = new ComposingStrip(() => this.cancel());
  private readonly tray = new Tray(() => this.refresh());
  private readonly attach: AttachMenu;
  private readonly keyboard = new ReplyKeyboard((key, { messageId }) =>
    this.pressKey(key, messageId),
  );
  private readonly keyboardButton: HTMLButtonElement;
  private readonly sendButton: HTMLButtonElement;

  constructor(private readonly options: ComposerOptions) {
    const { screen, drafts, draftKey } = options;
    const send = (doing: Doing): void => void options.actor.do(doing);
    this.field = new TextField({
      onInput: () => this.refresh(),
      onSubmit: () => void this.submit(),
      onCommand: (command) => {
        this.field.set("");
        send({ action: "send", text: command + options.commandSuffix, replyTo: null });
      },
      onImages: (images) => this.tray.add("photo", images),
      onCancel: () => this.cancel(),
      onRecall: () => this.recall(),
    });
    this.attach = new AttachMenu({ screen, tray: this.tray, send });
    this.keyboardButton = button({ class: "round" }, () => this.toggleKeyboard(), icon("keyboard"));
    this.sendButton = button({ class: "round send" }, () => void this.submit(), icon("send"));
    this.node = this.layOut();
    this.field.set(drafts.get(draftKey) ?? "");
  }

  update({ keyboard, forced, commands }: Wanted): void {
    this.commands = commands;
    this.keyboard.update(keyboard);
    const wanted = forced?.view.message.message_id === this.declinedId ? undefined : forced;
    const { kind } = this.composing;
    if (wanted && kind === "new") this.setComposing({ kind: "forced", ...wanted });
    else if (!wanted && kind === "forced") this.setComposing({ kind: "new" });
    else this.refresh();
  }

  focus(): void {
    this.field.input.focus();
  }

  reply(view: MessageView): void {
    this.setComposing({ kind: "reply", view });
    this.focus();
  }

  edit(view: MessageView): void {
    this.setComposing({ kind: "edit", view });
    this.field.set(textOf(view).text);
    this.focus();
  }

  private layOut(): HTMLElement {
    const { field } = this;
    const attachButton = button(
      { class: "round", "aria-label": words().attach },
      (event) => this.attach.open(event.currentTarget as Element),
      icon("attach"),
    );
    return el(
      "div",
      { class: "composer" },
      field.menu.node,
      this.strip.node,
      this.tray.node,
      el(
        "div",
        { class: "composer-row" },
        attachButton,
        el("div", { class: "field" }, field.input, field.commandButton, this.keyboardButton),
        this.sendButton,
      ),
      this.keyboard.node,
      this.attach.inputs,
    );
  }

  private async submit(): Promise<void> {
    const { composing, field, tray } = this;
    const { text } = field;
    if (text === "" && tray.isEmpty) return;
    const chosen = tray.take();
    field.set("");
    this.setComposing({ kind: "new" });
    if (await this.options.actor.do(await doingOf(text, composing, chosen))) return;
    // Nothing went out: all stands again as it was.
    field.set(text);
    tray.add(chosen.kind, chosen.files);
    this.setComposing(composing);
  }

  private pressKey(key: KeyboardButton, messageId: number): void {
    const { actor, commandSuffix, screen } = this.options;
    this.refresh();
    if (typeof key === "object" && "request_location" in key) return this.attach.askLocation();
    if (typeof key === "object" && "request_contact" in key) {
      const question = { text: words().shareContact, confirm: words().send };
      void ask(screen, question).then((answer) => answer && actor.do({ action: "contact" }));
      return;
    }
    // In a group a client sends a button's words as a reply to the message that brought it.
    const replyTo = commandSuffix === "" ? null : messageId;
    void actor.do({ action: "send", text: typeof key === "string" ? key : key.text, replyTo });
  }

  private toggleKeyboard(): void {
    this.keyboard.toggle();
    this.refresh();
  }

  /** Drops the reply or the correction, if there is one. */
  private cancel(): boolean {
    const { composing } = this;
    if (composing.kind === "new") return false;
    if (composing.kind === "forced") this.declinedId = composing.view.message.message_id;
    if (composing.kind === "edit") this.field.set("");
    this.setComposing({ kind: "new" });
    this.focus();
    return true;
  }

  private recall(): boolean {
    const last = this.options.findLastOwn();
    if (last) this.edit(last);
    return last !== undefined;
  }

  private setComposing(composing: Composing): void {
    this.composing = composing;
    this.strip.show(composing);
    this.refresh();
  }

  /** Brings buttons, height and hints in line with what is typed. */
  private refresh(): void {
    const { field, composing, keyboard, tray } = this;
    const isEdit = composing.kind === "edit";
    if (!isEdit) this.options.drafts.set(this.options.draftKey, field.input.value);
    const hint = composing.kind === "forced" ? composing.hint : keyboard.placeholder;
    field.update(this.commands, hint || words().writeMessage);
    this.sendButton.disabled = field.text === "" && tray.isEmpty;
    setAttribute(this.sendButton, "aria-label", isEdit ? words().save : words().send);
    this.keyboardButton.hidden = !keyboard.isThere;
    const action = keyboard.isVisible ? words().hideKeyboard : words().showKeyboard;
    setAttribute(this.keyboardButton, "aria-label", action);
    setAttribute(this.keyboardButton, "aria-expanded", String(keyboard.isVisible));
  }
}
