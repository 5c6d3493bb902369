import type { KeyboardButton } from "@grammyjs/types";
import type { KeyboardView } from "../control-types.js";
import { button, el, fill } from "./dom.js";
import { icon } from "./icons.js";

type Shown = Extract<KeyboardView, { kind: "keyboard" }>;

/** The keyboard of the bot under the words one types. */
export class ReplyKeyboard {
  readonly node = el("div", { class: "reply-keyboard", hidden: true });
  private shown: Shown | undefined;
  private isOpen = false;

  constructor(private readonly onPress: (key: KeyboardButton, shown: Shown) => void) {}

  get isThere(): boolean {
    return this.shown !== undefined;
  }

  get isVisible(): boolean {
    return this.isThere && this.isOpen;
  }

  get placeholder(): string | undefined {
    return this.isVisible ? this.shown?.markup.input_field_placeholder : undefined;
  }

  update(view: KeyboardView | undefined): void {
    const next = view?.kind === "keyboard" ? view : undefined;
    const isAnother = next?.messageId !== this.shown?.messageId;
    const hadFocus = this.node.contains(document.activeElement);
    this.shown = next;
    if (isAnother && next) {
      this.isOpen = !next.isCollapsed;
      fill(this.node, ...next.markup.keyboard.map((row) => this.renderRow(row, next)));
      if (hadFocus) this.node.querySelector("button")?.focus();
    }
    this.node.hidden = !this.isVisible;
  }

  toggle(): void {
    this.setOpen(!this.isOpen);
  }

  private setOpen(isOpen: boolean): void {
    this.isOpen = isOpen;
    this.node.hidden = !this.isVisible;
  }

  private renderRow(row: KeyboardButton[], shown: Shown): HTMLElement {
    return el("div", { class: "keys-row" }, ...row.map((key) => this.renderKey(key, shown)));
  }

  private renderKey(key: KeyboardButton, shown: Shown): HTMLElement {
    const label = typeof key === "string" ? key : key.text;
    const style = typeof key === "object" && key.style ? ` key-${key.style}` : "";
    return button(
      { class: `key${style}` },
      () => {
        if (shown.markup.one_time_keyboard) this.setOpen(false);
        this.onPress(key, shown);
      },
      typeof key === "object" && "request_contact" in key && icon("contact"),
      typeof key === "object" && "request_location" in key && icon("location"),
      label,
    );
  }
}
