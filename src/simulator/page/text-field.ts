import type { BotCommand } from "@grammyjs/types";
import { CommandMenu } from "./command-menu.js";
import { button, el, setAttribute } from "./dom.js";
import { icon } from "./icons.js";
import { words } from "./language.js";

interface TextFieldOptions {
  onInput: () => void;
  onSubmit: () => void;
  onCommand: (command: string) => void;
  onImages: (images: File[]) => void;
  /** Escape and, in an empty field, arrow up; true when there was something to do. */
  onCancel: () => boolean;
  onRecall: () => boolean;
}

/** Where the words are typed: grows with them, sends on Enter, and lists commands on "/". */
export class TextField {
  readonly input: HTMLTextAreaElement;
  readonly menu: CommandMenu;
  readonly commandButton: HTMLButtonElement;
  private commands: readonly BotCommand[] = [];

  constructor(private readonly options: TextFieldOptions) {
    this.input = el("textarea", {
      rows: 1,
      maxlength: 4096,
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-autocomplete": "list",
    });
    this.menu = new CommandMenu(this.input, (command) => options.onCommand(command));
    this.commandButton = button(
      { class: "round", "aria-label": words().commands },
      () => this.toggleCommands(),
      icon("commands"),
    );
    this.listen();
  }

  get text(): string {
    return this.input.value.trim();
  }

  set(text: string): void {
    this.input.value = text;
    this.options.onInput();
  }

  update(commands: readonly BotCommand[], hint: string): void {
    this.commands = commands;
    setAttribute(this.input, "placeholder", hint);
    setAttribute(this.input, "aria-label", hint);
    this.commandButton.hidden = commands.length === 0 || this.input.value !== "";
    this.fit();
  }

  private fit(): void {
    const { input } = this;
    if (!input.isConnected) return;
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight}px`;
  }

  private listen(): void {
    const { input, menu, options } = this;
    input.addEventListener("input", () => {
      menu.update(this.commands, input.value);
      options.onInput();
    });
    input.addEventListener("focus", () => menu.update(this.commands, input.value));
    input.addEventListener("keydown", (event) => this.handleKey(event));
    input.addEventListener("blur", () => {
      // A press on the list takes the focus first, and must still find the list.
      setTimeout(() => menu.close(), 200);
    });
    input.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const images = files.filter(({ type }) => type.startsWith("image/"));
      if (images.length === 0) return;
      event.preventDefault();
      options.onImages(images);
    });
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.isComposing || this.menu.handleKey(event)) return;
    const isEmpty = this.input.value === "";
    if (event.key === "Enter" && !event.shiftKey) this.options.onSubmit();
    else if (event.key === "Escape" && this.options.onCancel()) event.stopPropagation();
    else if (!(event.key === "ArrowUp" && isEmpty && this.options.onRecall())) return;
    event.preventDefault();
  }

  private toggleCommands(): void {
    if (this.menu.isOpen) this.menu.close();
    else this.menu.update(this.commands, "/");
    this.input.focus();
  }
}
