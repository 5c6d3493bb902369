import { el } from "./dom.js";

/** Short words over a phone, gone after a while; long ones stay longer. */
export class Toasts {
  readonly node = el("div", { class: "toasts", role: "status", "aria-live": "polite" });

  show(text: string): void {
    const toast = el("div", { class: "toast" }, text);
    this.node.append(toast);
    setTimeout(() => toast.remove(), 3000 + text.length * 40);
  }
}
