import type { Toast } from "../control-types.js";
import { ask } from "./dialog.js";
import { el, fill, setText, type Child } from "./dom.js";
import { words } from "./language.js";
import { nameOf } from "./names.js";
import type { Presses } from "./presses.js";
import { Toasts } from "./toasts.js";
import type { World } from "./world.js";

/** What everything on one phone shares. */
export interface PhoneTools {
  world: World;
  /** Menus and questions open within it. */
  screen: HTMLElement;
  toasts: Toasts;
  presses: Presses;
  drafts: Map<string, string>;
}

export interface Phone {
  node: HTMLElement;
  /** What it holds that nobody has looked at. */
  countUnread: () => number;
  update: () => void;
  close: () => void;
}

/** The outside of a phone: whose it is above, the screen below. */
export class PhoneFrame {
  readonly node: HTMLElement;
  readonly tools: PhoneTools;
  private readonly name = el("span", { class: "caption-name" });
  private readonly content = el("div", { class: "content" });
  private readonly stopListening: () => void;

  constructor(
    world: World,
    shared: Pick<PhoneTools, "presses" | "drafts">,
    {
      role,
      controls,
      actsFor,
    }: { role: string; controls: Child[]; actsFor: (id: number) => boolean },
  ) {
    const toasts = new Toasts();
    const screen = el("div", { class: "screen" }, this.content, toasts.node);
    this.tools = { world, screen, toasts, ...shared };
    this.node = el(
      "section",
      { class: "phone", "aria-label": role },
      el(
        "header",
        { class: "caption" },
        el("h2", {}, el("span", { class: "role" }, role), this.name),
        ...controls,
      ),
      screen,
    );
    this.stopListening = world.onEvent((event) => {
      const isOurs = event.type === "toast" && actsFor(event.personId);
      if (isOurs) this.showAnswer(event.personId, event.toast);
    });
  }

  setName(name: string): void {
    setText(this.name, name);
  }

  /** Puts another view on the screen, with the focus in it if it was on the screen. */
  show(view: HTMLElement): void {
    const hadFocus = this.content.contains(document.activeElement);
    fill(this.content, view);
    if (hadFocus) view.querySelector<HTMLElement>("textarea, button")?.focus();
  }

  close(): void {
    this.stopListening();
    this.node.remove();
  }

  /** The bot's answer to a press; with several people on one phone it names whose. */
  private showAnswer(personId: number, { text, isAlert }: Toast): void {
    const { world, toasts, screen } = this.tools;
    if (text === "") return;
    const person = world.findPerson(personId);
    const isShared = person !== undefined && this.name.textContent !== nameOf(person.user);
    const shown = isShared ? `${nameOf(person.user)}: ${text}` : text;
    if (isAlert) void ask(screen, { text: shown, confirm: words().ok, isNotice: true });
    else toasts.show(shown);
  }
}
