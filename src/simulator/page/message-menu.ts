import type { MessageView } from "../control-types.js";
import type { Actor } from "./actor.js";
import type { Composer } from "./composer.js";
import { button, el } from "./dom.js";
import { words } from "./language.js";
import { openMenu, type MenuItem } from "./menu.js";
import { textOf, type MessageActions } from "./message-actions.js";

const emojis = ["👍", "❤", "🔥", "🙏", "👀", "👌", "👎"];

interface MenuContext {
  isOwn: boolean;
  actions: MessageActions;
  composer: Composer;
  actor: Actor;
}

/** What a person can do with one message. */
export function openMessageMenu(
  screen: HTMLElement,
  anchor: Element,
  view: MessageView,
  { isOwn, actions, composer, actor }: MenuContext,
): void {
  const { text } = textOf(view);
  const { message_id: messageId } = view.message;
  const items: (MenuItem | false)[] = [
    { label: words().reply, icon: "reply", onPick: () => composer.reply(view) },
    text !== "" && { label: words().copy, icon: "copy", onPick: () => actions.copy(text) },
    isOwn &&
      text !== "" && { label: words().edit, icon: "edit", onPick: () => composer.edit(view) },
    isOwn && {
      label: words().delete,
      icon: "delete",
      isDangerous: true,
      onPick: () => void actor.do({ action: "delete", messageId }),
    },
  ];
  openMenu(screen, anchor, {
    label: words().messageMenu,
    header: (close) => renderReactionRow(view, actions, close),
    items: items.filter((item) => item !== false),
  });
}

function renderReactionRow(
  view: MessageView,
  actions: MessageActions,
  close: () => void,
): HTMLElement {
  return el(
    "div",
    { class: "reaction-row" },
    ...emojis.map((emoji) =>
      button(
        { role: "menuitem", "aria-label": words().react(emoji) },
        () => {
          close();
          actions.react(view, emoji);
        },
        emoji,
      ),
    ),
  );
}
