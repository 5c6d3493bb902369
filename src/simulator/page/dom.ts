type Attribute = string | number | boolean | undefined;
export type Child = Node | string | undefined | false;

/** Makes an element: `true` sets a bare attribute, `false` and `undefined` leave it out. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, Attribute> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...present(children));
  return node;
}

export function setAttribute(node: Element, name: string, value: Attribute): void {
  if (value === undefined || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : String(value));
}

/** Puts these children in place of the present ones. */
export function fill(node: Element, ...children: Child[]): void {
  node.replaceChildren(...present(children));
}

/** Changes the words only when they differ, so that a screen reader is not told twice. */
export function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** A real button that does one thing. */
export function button(
  attributes: Record<string, Attribute>,
  onPress: (event: MouseEvent) => void,
  ...children: Child[]
): HTMLButtonElement {
  const node = el("button", { type: "button", ...attributes }, ...children);
  node.addEventListener("click", onPress);
  return node;
}

function present(children: Child[]): (Node | string)[] {
  return children.filter((child): child is Node | string => child !== undefined && child !== false);
}
