import { button, el, setText } from "./dom.js";
import { words } from "./language.js";
import type { Phone } from "./phone-frame.js";

export interface NamedPhone {
  phone: Phone;
  role: string;
}

/** On a narrow page one phone shows at a time; this chooses which. */
export class PhoneSwitcher {
  readonly node: HTMLElement;
  private readonly tabs: { button: HTMLButtonElement; count: HTMLElement; phone: Phone }[];

  constructor(
    phones: NamedPhone[],
    private shown: number,
    private readonly onShow: (index: number) => void,
  ) {
    this.tabs = phones.map(({ phone, role }, index) => {
      const count = el("span", { class: "count" });
      const tab = button({ class: "tab" }, () => this.show(index), el("span", {}, role), count);
      return { button: tab, count, phone };
    });
    this.node = el(
      "nav",
      { class: "switcher", "aria-label": words().phones },
      ...this.tabs.map((tab) => tab.button),
    );
    this.show(Math.min(shown, phones.length - 1));
  }

  update(): void {
    for (const { count, phone } of this.tabs) {
      const unread = phone.countUnread();
      setText(count, unread > 0 ? String(unread) : "");
    }
  }

  private show(index: number): void {
    this.shown = index;
    this.tabs.forEach(({ button: tab, phone }, each) => {
      tab.setAttribute("aria-pressed", String(each === this.shown));
      phone.node.classList.toggle("chosen", each === this.shown);
    });
    this.onShow(index);
  }
}
