/** One child of a list: built again only when one of its parts is another one. */
export interface KeyedItem {
  key: string;
  parts: readonly unknown[];
  build: () => HTMLElement;
}

interface Shown {
  parts: readonly unknown[];
  node: HTMLElement;
}

/** Keeps the children of an element as its items are, touches only what changed, and keeps the focus. */
export class KeyedList {
  private shown = new Map<string, Shown>();

  constructor(private readonly parent: HTMLElement) {}

  update(items: readonly KeyedItem[]): void {
    const next = new Map(items.map((item) => [item.key, this.nodeFor(item)]));
    for (const [key, { node }] of this.shown) if (!next.has(key)) this.remove(node);
    let before: ChildNode | null = this.parent.firstChild;
    for (const { node } of next.values()) {
      if (node === before) before = before.nextSibling;
      else this.parent.insertBefore(node, before);
    }
    this.shown = next;
  }

  /** The focus does not vanish with what had it. */
  private remove(node: HTMLElement): void {
    const hadFocus = node.contains(document.activeElement);
    node.remove();
    if (hadFocus) this.parent.closest<HTMLElement>("[tabindex]")?.focus({ preventScroll: true });
  }

  private nodeFor(item: KeyedItem): Shown {
    const known = this.shown.get(item.key);
    const isSame =
      known?.parts.length === item.parts.length &&
      item.parts.every((part, index) => part === known.parts[index]);
    if (known && isSame) return known;
    const node = item.build();
    if (known) replaceKeepingFocus(known.node, node);
    return { parts: item.parts, node };
  }
}

/** The focus goes to the part of the same name, or to the whole. */
function replaceKeepingFocus(old: HTMLElement, next: HTMLElement): void {
  const focused = document.activeElement;
  const hadFocus = focused !== null && old.contains(focused);
  const name = focused instanceof HTMLElement ? focused.dataset["name"] : undefined;
  old.replaceWith(next);
  if (!hadFocus) return;
  const same = name && next.querySelector<HTMLElement>(`[data-name="${CSS.escape(name)}"]`);
  (same || next).focus({ preventScroll: true });
}
