import type { InlineKeyboardButton, MessageEntity } from "@grammyjs/types";
import type { MessageView } from "../control-types.js";
import type { TextActions } from "./entities.js";

/** Place of an inline button. */
export interface ButtonPlace {
  row: number;
  column: number;
}

/** What can be done with a message on the phone that shows it. */
export interface MessageActions extends TextActions {
  press: (messageId: number, place: ButtonPlace, button: InlineKeyboardButton) => void;
  openMenu: (view: MessageView, anchor: Element) => void;
  showMessage: (messageId: number) => void;
  showPhoto: (url: string, caption: string) => void;
  react: (view: MessageView, emoji: string) => void;
}

/** Who reads, and what the page knows besides the message. */
export interface Reader {
  id: number;
  isGroup: boolean;
  actions: MessageActions;
}

/** The words of a message, wherever they stand. */
export function textOf({ message }: MessageView): { text: string; entities: MessageEntity[] } {
  if (message.text !== undefined) return { text: message.text, entities: message.entities ?? [] };
  return { text: message.caption ?? "", entities: message.caption_entities ?? [] };
}
