import type { MessageEntity } from "@grammyjs/types";
import { button, el } from "./dom.js";
import { words } from "./language.js";

/** What can be done from within a text. */
export interface TextActions {
  copy: (text: string) => void;
  sendCommand: (command: string) => void;
  /** Goes where a link leads inside Telegram; false when it leads elsewhere. */
  follow: (url: string) => boolean;
}

/** Turns a text and its entities, counted in UTF-16 units, into nodes; nothing of it is read as HTML. */
export function renderText(
  text: string,
  entities: readonly MessageEntity[],
  actions: TextActions,
): Node[] {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return renderRange(text, { start: 0, end: text.length }, sorted, actions);
}

interface Range {
  start: number;
  end: number;
}

function renderRange(
  text: string,
  { start, end }: Range,
  sorted: readonly MessageEntity[],
  actions: TextActions,
): Node[] {
  const nodes: Node[] = [];
  let at = start;
  for (const [index, entity] of sorted.entries()) {
    if (entity.offset < at) continue;
    if (entity.offset >= end) break;
    const inner = { start: entity.offset, end: Math.min(entity.offset + entity.length, end) };
    nodes.push(plain(text, { start: at, end: inner.start }, nodes.at(-1)));
    const children = renderRange(text, inner, sorted.slice(index + 1), actions);
    nodes.push(wrap(entity, text.slice(inner.start, inner.end), children, actions));
    at = inner.end;
  }
  return [...nodes, plain(text, { start: at, end }, nodes.at(-1))];
}

/** A block ends its line by itself, so the line break after it is not shown again. */
function plain(text: string, { start, end }: Range, before: Node | undefined): Text {
  const words = text.slice(start, end);
  const isAfterBlock = before instanceof HTMLElement && before.classList.contains("block");
  return document.createTextNode(isAfterBlock ? words.replace(/^\n/, "") : words);
}

const inlineTags = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
} as const;

function wrap(entity: MessageEntity, text: string, children: Node[], actions: TextActions): Node {
  switch (entity.type) {
    case "bold":
    case "italic":
    case "underline":
    case "strikethrough":
      return el(inlineTags[entity.type], {}, ...children);
    case "code":
      return copyable("code", text, children, actions);
    case "pre":
      return el("pre", { class: "block" }, copyable("code", text, children, actions));
    case "blockquote":
    case "expandable_blockquote":
      return el("blockquote", { class: "block" }, ...children);
    case "spoiler":
      return spoiler(children);
    case "bot_command":
      return button({ class: "inline-link" }, () => actions.sendCommand(text), text);
    default:
      return linked(entity, text, children, actions);
  }
}

function linked(entity: MessageEntity, text: string, children: Node[], actions: TextActions): Node {
  switch (entity.type) {
    case "text_link":
      return link(entity.url, children, actions);
    case "url":
      return link(/^[a-z]+:/i.test(text) ? text : `https://${text}`, children, actions);
    case "email":
      return link(`mailto:${text}`, children, actions);
    case "phone_number":
      return link(`tel:${text.replace(/[^+\d]/g, "")}`, children, actions);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return el("span", { class: "tag" }, ...children);
    default:
      return el("span", {}, ...children);
  }
}

/** A link opens beside the page; an address of any other kind, like a script, stays words. */
export function link(url: string, children: (Node | string)[], actions: TextActions): HTMLElement {
  if (!/^(https?|tg|mailto|tel):/i.test(url)) return el("span", {}, ...children);
  const node = el(
    "a",
    { href: url, target: "_blank", rel: "noopener noreferrer", title: url },
    ...children,
  );
  node.addEventListener("click", (event) => {
    if (actions.follow(url)) event.preventDefault();
  });
  return node;
}

function copyable(
  tag: "code",
  text: string,
  children: Node[],
  actions: TextActions,
): HTMLButtonElement {
  const label = words().copyThis(text);
  return button(
    { class: "copy", "aria-label": label, title: words().copy },
    () => actions.copy(text),
    el(tag, {}, ...children),
  );
}

function spoiler(children: Node[]): HTMLElement {
  const hidden = el("span", { class: "spoiler-words", "aria-hidden": true, inert: true });
  hidden.append(...children);
  const cover = button(
    { class: "spoiler", "aria-label": words().hiddenText },
    () => {
      hidden.removeAttribute("aria-hidden");
      hidden.inert = false;
      cover.replaceWith(hidden);
    },
    hidden,
  );
  return cover;
}
