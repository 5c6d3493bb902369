import { button, el, setText } from "./dom.js";

/** A button of the panel: plain words, and below them what it does. */
export class PanelButton {
  readonly node: HTMLButtonElement;
  private readonly label = el("strong", {});
  private readonly hint = el("span", { class: "faint" });

  constructor(onPress: () => void) {
    this.node = button({ class: "panel-button" }, onPress, this.label, this.hint);
  }

  set(label: string, hint: string): void {
    setText(this.label, label);
    setText(this.hint, hint);
  }

  /** A switch that is on. */
  setPressed(isPressed: boolean): void {
    this.node.setAttribute("aria-pressed", String(isPressed));
  }
}
