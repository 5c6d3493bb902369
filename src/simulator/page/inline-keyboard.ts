import type { InlineKeyboardButton, InlineKeyboardMarkup } from "@grammyjs/types";
import { button, el } from "./dom.js";
import { link } from "./entities.js";
import { icon } from "./icons.js";
import type { ButtonPlace, MessageActions } from "./message-actions.js";

interface Keys {
  messageId: number;
  /** The button that waits for its answer. */
  busy: ButtonPlace | undefined;
  actions: MessageActions;
}

export function renderInlineKeyboard(
  { inline_keyboard: rows }: InlineKeyboardMarkup,
  keys: Keys,
): HTMLElement {
  return el(
    "div",
    { class: "keys" },
    ...rows.map((row, rowIndex) =>
      el(
        "div",
        { class: "keys-row" },
        ...row.map((key, column) => renderKey(key, { row: rowIndex, column }, keys)),
      ),
    ),
  );
}

function renderKey(key: InlineKeyboardButton, place: ButtonPlace, keys: Keys): HTMLElement {
  const className = key.style ? `key key-${key.style}` : "key";
  // By this name the focus finds the same button after the message was edited.
  const name = `key:${place.row}:${place.column}`;
  if ("url" in key) {
    const node = link(key.url, [key.text, icon("link")], keys.actions);
    node.className = className;
    node.dataset["name"] = name;
    return node;
  }
  const isBusy = keys.busy?.row === place.row && keys.busy.column === place.column;
  return button(
    {
      class: className,
      "data-name": name,
      "aria-busy": isBusy ? "true" : undefined,
      disabled: "disabled" in key,
    },
    () => {
      if (!isBusy) keys.actions.press(keys.messageId, place, key);
    },
    key.text,
    "copy_text" in key && icon("copy"),
  );
}
