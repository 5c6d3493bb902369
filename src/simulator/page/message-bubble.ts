import type { Message } from "@grammyjs/types";
import type { MessageView } from "../control-types.js";
import { renderTime } from "./clock.js";
import { button, el, type Child } from "./dom.js";
import { icon } from "./icons.js";
import { renderInlineKeyboard } from "./inline-keyboard.js";
import { words } from "./language.js";
import type { ButtonPlace, Reader } from "./message-actions.js";
import { renderBody, renderGist } from "./message-body.js";
import { initialsOf, nameOf, senderOf, tintOf } from "./names.js";
import { renderService } from "./service-message.js";

/** One bubble: a message, or an album of them. */
export interface Bubble {
  views: [MessageView, ...MessageView[]];
  /** The first in a row of one sender: shows the name in a group. */
  isFirst: boolean;
  /** The last in a row of one sender: shows the picture in a group, and the tail. */
  isLast: boolean;
  isWaiting: boolean;
  busy: ButtonPlace | undefined;
}

export function renderBubble(bubble: Bubble, reader: Reader): HTMLElement {
  const [view] = bubble.views;
  const { message } = view;
  const service = renderService(message);
  const sender = senderOf(message);
  const attributes = {
    class: service ? "message service" : messageClass(bubble, reader),
    tabindex: -1,
    "data-id": message.message_id,
  };
  if (service) return el("article", attributes, el("span", { class: "pill" }, service));

  const node = el(
    "article",
    { ...attributes, "aria-label": `${sender}, ${renderTime(message.date)}` },
    reader.isGroup && !isOwn(message, reader) && renderAvatar(message, sender, bubble.isLast),
    renderStack(bubble, reader, sender),
  );
  const bubbleNode = node.querySelector(".bubble") ?? node;
  node.addEventListener("contextmenu", (event) => {
    // The browser's own menu copies chosen words, links and pictures.
    if (event.target instanceof Element && event.target.closest("a, img")) return;
    if (getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    reader.actions.openMenu(view, bubbleNode);
  });
  bubbleNode.addEventListener("click", (event) => {
    const isOnControl = event.target instanceof Element && event.target.closest("a, button");
    const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
    if (isTouch && !isOnControl) reader.actions.openMenu(view, bubbleNode);
  });
  return node;
}

function renderStack(bubble: Bubble, reader: Reader, sender: string): HTMLElement {
  const [view] = bubble.views;
  const { message } = view;
  const { actions } = reader;
  const body = renderBody(bubble.views, actions);
  const keyboard = bubble.views.find((each) => each.message.reply_markup)?.message;
  return el(
    "div",
    { class: "stack" },
    el(
      "div",
      { class: `bubble ${shapeOf(bubble)}` },
      reader.isGroup && bubble.isFirst && !isOwn(message, reader) && renderName(message, sender),
      message.forward_origin && renderOrigin(message),
      renderQuote(message, reader),
      ...body,
      renderFoot(bubble, reader),
      button(
        { class: "more", tabindex: -1, "aria-label": words().messageMenu },
        (event) => actions.openMenu(view, event.currentTarget as Element),
        icon("chevron"),
      ),
    ),
    keyboard?.reply_markup &&
      renderInlineKeyboard(keyboard.reply_markup, {
        messageId: keyboard.message_id,
        busy: bubble.busy,
        actions,
      }),
  );
}

export function isOwn({ from, sender_chat }: Message, { id }: Reader): boolean {
  return from?.id === id && !sender_chat;
}

function messageClass({ isFirst, isLast, views }: Bubble, reader: Reader): string {
  const side = isOwn(views[0].message, reader) ? "own" : "other";
  return `message ${side}${isFirst ? " first" : ""}${isLast ? " last" : ""}`;
}

/** A picture without words fills the bubble to its edges; a file has its time beside its size. */
function shapeOf({ views: [{ message }] }: Bubble): string {
  if (message.sticker) return "bare";
  const isBodily = message.video ?? message.document ?? message.location ?? message.contact;
  if (!message.photo) return isBodily && message.caption === undefined ? "bodily" : "";
  return message.caption === undefined ? "picture only" : "picture";
}

function renderAvatar({ from, sender_chat }: Message, sender: string, isShown: boolean): Child {
  const tint = tintOf(sender_chat ?? from);
  if (!isShown) return el("span", { class: "avatar-space" });
  return el("span", { class: `avatar small ${tint}`, "aria-hidden": true }, initialsOf(sender));
}

function renderName({ from, sender_chat }: Message, sender: string): HTMLElement {
  const tint = tintOf(sender_chat ?? from);
  const isBot = from?.is_bot === true && !sender_chat;
  return el(
    "div",
    { class: `sender ${tint}` },
    sender,
    isBot && el("span", { class: "badge-bot" }, words().bot),
  );
}

function renderOrigin({ forward_origin: origin }: Message): HTMLElement {
  const name =
    origin?.type === "user"
      ? nameOf(origin.sender_user)
      : origin?.type === "hidden_user"
        ? origin.sender_user_name
        : "…";
  return el("div", { class: "origin" }, words().forwardedFrom(name));
}

/** In a forum every plain message hangs on the topic's first one, which is no reply. */
function renderQuote({ reply_to_message: replied }: Message, { actions }: Reader): Child {
  if (!replied || replied.forum_topic_created) return undefined;
  const view = { message: replied as Message, reactions: [], isSeenByBot: true };
  return button(
    { class: `quote ${tintOf(replied.sender_chat ?? replied.from)}` },
    () => actions.showMessage(replied.message_id),
    el("strong", {}, senderOf(view.message)),
    el("span", {}, renderGist(view)),
  );
}

/** The time, on the last line of the words, or beside the reactions. */
function renderFoot(bubble: Bubble, reader: Reader): HTMLElement {
  const [view] = bubble.views;
  const meta = renderMeta(bubble, reader);
  if (view.reactions.length === 0) return meta;
  return el("div", { class: "foot" }, renderReactions(view, reader), meta);
}

function renderReactions(view: MessageView, reader: Reader): HTMLElement {
  const emojis = [...new Set(view.reactions.map(({ emoji }) => emoji))];
  return el(
    "div",
    { class: "reactions" },
    ...emojis.map((emoji) => renderReaction(view, emoji, reader)),
  );
}

function renderReaction(view: MessageView, emoji: string, { id, actions }: Reader): HTMLElement {
  const given = view.reactions.filter((each) => each.emoji === emoji);
  return button(
    {
      class: "reaction",
      "data-name": `reaction:${emoji}`,
      "aria-pressed": String(given.some(({ by }) => by === id)),
      "aria-label": `${words().react(emoji)}: ${given.length}`,
    },
    () => actions.react(view, emoji),
    emoji,
    given.length > 1 && el("span", {}, String(given.length)),
  );
}

function renderMeta({ views, isWaiting }: Bubble, reader: Reader): HTMLElement {
  const [{ message, isSeenByBot }] = views;
  const isEdited = views.some((view) => view.message.edit_date !== undefined);
  return el(
    "span",
    { class: "meta" },
    isEdited && el("span", {}, words().edited),
    el("time", {}, renderTime(message.date)),
    isOwn(message, reader) && renderDelivery(isSeenByBot, isWaiting),
  );
}

function renderDelivery(isSeenByBot: boolean, isWaiting: boolean): HTMLElement {
  const [meaning, name] = !isSeenByBot
    ? ([words().notSeen, "hidden"] as const)
    : isWaiting
      ? ([words().waiting, "waiting"] as const)
      : ([words().taken, "taken"] as const);
  return el(
    "span",
    { class: "delivery", role: "img", "aria-label": meaning, title: meaning },
    icon(name),
  );
}
