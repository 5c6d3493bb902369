import type { BotCommand } from "@grammyjs/types";
import { button, el, fill } from "./dom.js";
import { words } from "./language.js";

/** The list behind "/": narrows while one types, is walked with arrow keys while the focus stays in the words. */
export class CommandMenu {
  readonly node = el("div", { class: "commands", role: "listbox", hidden: true });
  private matching: BotCommand[] = [];
  private chosen = 0;

  constructor(
    private readonly input: HTMLTextAreaElement,
    private readonly onPick: (command: string) => void,
  ) {
    this.node.id = `commands-${crypto.randomUUID()}`;
    this.node.setAttribute("aria-label", words().commands);
  }

  get isOpen(): boolean {
    return !this.node.hidden;
  }

  /** Shows what fits the typed beginning; words that are no command close it. */
  update(commands: readonly BotCommand[], typed: string): void {
    const beginning = /^\/(\S*)$/.exec(typed)?.[1];
    this.matching =
      beginning === undefined
        ? []
        : commands.filter(({ command }) => command.startsWith(beginning.toLowerCase()));
    this.chosen = 0;
    this.render();
  }

  close(): void {
    this.matching = [];
    this.render();
  }

  /** True when the key was meant for the list. */
  handleKey(event: KeyboardEvent): boolean {
    if (!this.isOpen) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const picked = this.matching[this.chosen];
    if (step !== undefined) {
      this.chosen = (this.chosen + step + this.matching.length) % this.matching.length;
      this.render();
    } else if (event.key === "Escape") this.close();
    else if ((event.key === "Enter" || event.key === "Tab") && picked) this.pick(picked);
    else return false;
    event.preventDefault();
    return true;
  }

  private pick({ command }: BotCommand): void {
    this.close();
    this.onPick(`/${command}`);
  }

  private render(): void {
    this.node.hidden = this.matching.length === 0;
    fill(this.node, ...this.matching.map((each, index) => this.renderCommand(each, index)));
    this.node.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-expanded", String(this.isOpen));
    this.input.setAttribute("aria-controls", this.node.id);
    if (this.isOpen) this.input.setAttribute("aria-activedescendant", this.optionId(this.chosen));
    else this.input.removeAttribute("aria-activedescendant");
  }

  private renderCommand(each: BotCommand, index: number): HTMLElement {
    const isChosen = String(index === this.chosen);
    return button(
      { role: "option", id: this.optionId(index), tabindex: -1, "aria-selected": isChosen },
      () => {
        this.pick(each);
        this.input.focus();
      },
      el("strong", {}, `/${each.command}`),
      el("span", { class: "faint" }, each.description),
    );
  }

  private optionId(index: number): string {
    return `${this.node.id}-${index}`;
  }
}
