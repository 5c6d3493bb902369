import type {
  ForceReply,
  InlineKeyboardMarkup,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from "@grammyjs/types";
import { badRequest } from "../rules/refusal.js";
import type { ReplyMarkup } from "../world/keyboards.js";
import type { ChatRecord } from "../world/records.js";

export type AnyMarkup =
  InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply;

/** Tells the keyboard under a message from what changes the keyboard below the chat. */
export function splitMarkup(
  chat: ChatRecord,
  markup: AnyMarkup | undefined,
): { inline?: InlineKeyboardMarkup; reply?: ReplyMarkup } {
  if (!markup) return {};
  if ("inline_keyboard" in markup) return { inline: inlineMarkup(markup) };
  if ("keyboard" in markup) checkReplyKeyboard(chat, markup);
  return { reply: markup };
}

/** A keyboard without buttons is none. */
export function inlineMarkup(
  markup: InlineKeyboardMarkup | undefined,
): InlineKeyboardMarkup | undefined {
  const rows = markup?.inline_keyboard.filter((row) => row.length > 0) ?? [];
  if (!markup || rows.length === 0) return undefined;
  const buttons = rows.flat();
  if (buttons.length > 100) throw badRequest("reply markup is too long");
  for (const button of buttons) {
    if (button.text.trim() === "") throw badRequest("inline keyboard button text can't be empty");
    if ("url" in button && !/^(https?|tg|tel):/i.test(button.url)) {
      throw badRequest(
        `inline keyboard button URL '${button.url}' is invalid: Unsupported URL protocol`,
      );
    }
  }
  return { inline_keyboard: rows };
}

function checkReplyKeyboard(chat: ChatRecord, { keyboard }: ReplyKeyboardMarkup): void {
  const buttons = keyboard.flat();
  if (buttons.length === 0) throw badRequest("reply keyboard must contain at least one button");
  for (const button of buttons) {
    const text = typeof button === "string" ? button : button.text;
    if (text.trim() === "") throw badRequest("keyboard button text must be non-empty");
    if (typeof button === "string" || chat.kind === "private") continue;
    if ("request_contact" in button) {
      throw badRequest("phone number can be requested in private chats only");
    }
    if ("request_location" in button) {
      throw badRequest("location can be requested in private chats only");
    }
  }
}
