import { button, el } from "./dom.js";
import { icon, type IconName } from "./icons.js";

export interface MenuItem {
  label: string;
  icon: IconName;
  isDangerous?: boolean;
  /** One of several choices, and whether it is the present one. */
  isChecked?: boolean;
  onPick: () => void;
}

interface Menu {
  label: string;
  items: MenuItem[];
  /** Stands above the items, like a row of reactions; gets the way to close the menu. */
  header?: (close: () => void) => HTMLElement;
}

/** Opens a menu beside an element, within a phone; arrow keys walk it, Escape closes it. */
export function openMenu(screen: HTMLElement, anchor: Element, menu: Menu): void {
  const returnTo = document.activeElement;
  const close = (): void => {
    cover.remove();
    if (returnTo instanceof HTMLElement && returnTo.isConnected) returnTo.focus();
  };
  const items = menu.items.map((item) =>
    button(
      {
        class: item.isDangerous ? "menu-item dangerous" : "menu-item",
        role: item.isChecked === undefined ? "menuitem" : "menuitemradio",
        "aria-checked": item.isChecked === undefined ? undefined : String(item.isChecked),
      },
      () => {
        close();
        item.onPick();
      },
      icon(item.icon),
      item.label,
    ),
  );
  const box = el(
    "div",
    { class: "menu", role: "menu", "aria-label": menu.label },
    menu.header?.(close),
    ...items,
  );
  const cover = el("div", { class: "menu-cover" }, box);
  cover.addEventListener("click", (event) => {
    if (event.target === cover) close();
  });
  cover.addEventListener("contextmenu", (event) => event.preventDefault());
  cover.addEventListener("keydown", (event) => walk(event, box, close));
  screen.append(cover);
  placeBeside(box, anchor, screen);
  box.querySelector("button")?.focus({ preventScroll: true });
}

function walk(event: KeyboardEvent, box: HTMLElement, close: () => void): void {
  const buttons = [...box.querySelectorAll("button")];
  const at = buttons.findIndex((each) => each === document.activeElement);
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (event.key === "Escape" || event.key === "Tab") close();
  else if (step !== undefined) buttons.at((at + step) % buttons.length)?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Below the anchor when there is room, else above; never over the edge of the phone. */
function placeBeside(box: HTMLElement, anchor: Element, screen: HTMLElement): void {
  const room = screen.getBoundingClientRect();
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = at.bottom - room.top + 4;
  const above = at.top - room.top - height - 4;
  const top = below + height <= room.height - 8 ? below : above;
  const left = at.left - room.left + at.width / 2 - width / 2;
  box.style.top = `${clamp(top, 8, room.height - height - 8)}px`;
  box.style.left = `${clamp(left, 8, room.width - width - 8)}px`;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
