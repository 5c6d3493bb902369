import type { InlineKeyboardButton, KeyboardButton, Message, Update } from "@grammyjs/types";
import { chatAt, sendContent, sendText, type Place } from "./acting.js";
import { chatOf } from "./chats.js";
import type { ChatRecord, MessageRecord, PersonRecord } from "./records.js";
import type { World } from "./world.js";

/** What a press led to: a callback query, or a message from the keyboard below. */
export interface Pressed {
  update: Update | undefined;
  message?: Message;
}

export interface PressPlace extends Place {
  /** Only the buttons under this message. */
  message?: number | Pick<Message, "message_id">;
}

/** A button, the message that brought it, and what pressing does. */
interface Button {
  label: string;
  messageId: number;
  press: () => Pressed;
}

/**
 * Presses the button with these words on it. The whole label counts before its beginning, and that before
 * any part of it; among equals the newest message wins, and there the words must point to one button.
 */
export function pressLabel(
  world: World,
  personId: number,
  words: string,
  place: PressPlace,
): Pressed {
  const chat = chatAt(world, personId, place);
  const buttons = listButtons(world, chat, personId, place);
  const fits = [
    (label: string) => label === words,
    (label: string) => label.startsWith(words),
    (label: string) => label.includes(words),
  ];
  for (const fit of fits) {
    const fitting = buttons.filter(({ label }) => fit(label));
    const newest = Math.max(...fitting.map(({ messageId }) => messageId));
    const [found, ...others] = fitting.filter(({ messageId }) => messageId === newest);
    if (found && others.length === 0) return found.press();
    if (found) throw new Error(`"${words}" is on several buttons: ${labelsOf([found, ...others])}`);
  }
  throw new Error(`No button says "${words}"; there are: ${labelsOf(buttons) || "none"}`);
}

/** Presses an inline button by its row and column, counted from 0. */
export function pressAt(
  world: World,
  personId: number,
  messageId: number,
  [row, column]: [number, number],
  place: Place,
): Pressed {
  const chat = chatAt(world, personId, place);
  const record = world.getMessage(chat.id, messageId);
  const button = record.message.reply_markup?.inline_keyboard[row]?.[column];
  if (!button) throw new Error(`Message ${messageId} has no button at ${row}, ${column}`);
  return pressInline(world, chat, personId, record, button);
}

function listButtons(
  world: World,
  chat: ChatRecord,
  personId: number,
  place: PressPlace,
): Button[] {
  const { message, thread } = place;
  const onlyId = typeof message === "object" ? message.message_id : message;
  const inline = [...chat.messages.values()]
    .filter(({ message: { message_id: id } }) => onlyId === undefined || id === onlyId)
    .filter((record) => thread === undefined || record.message.message_thread_id === thread)
    .flatMap((record) => inlineButtons(world, chat, personId, record));
  return onlyId === undefined ? [...inline, ...replyButtons(world, chat, personId, place)] : inline;
}

function inlineButtons(
  world: World,
  chat: ChatRecord,
  personId: number,
  record: MessageRecord,
): Button[] {
  const rows = record.message.reply_markup?.inline_keyboard ?? [];
  return rows.flat().map((button) => ({
    label: button.text,
    messageId: record.message.message_id,
    press: () => pressInline(world, chat, personId, record, button),
  }));
}

function replyButtons(world: World, chat: ChatRecord, personId: number, place: Place): Button[] {
  const person = world.getPerson(personId);
  const shown = person.keyboards.get(chat.id);
  if (shown?.kind !== "keyboard") return [];
  return shown.markup.keyboard.flat().map((button) => ({
    label: typeof button === "string" ? button : button.text,
    messageId: shown.messageId,
    press: () => {
      const pressed = pressReply(world, person, button, place);
      if (shown.markup.one_time_keyboard) shown.isCollapsed = true;
      world.tellPerson(personId);
      return pressed;
    },
  }));
}

function pressInline(
  world: World,
  chat: ChatRecord,
  personId: number,
  record: MessageRecord,
  button: InlineKeyboardButton,
): Pressed {
  if (!("callback_data" in button)) {
    throw new Error(`The button "${button.text}" tells the bot nothing when it is pressed`);
  }
  const person = world.getPerson(personId);
  if (!chat.members.has(personId)) throw new Error(`${personId} is not in the chat ${chat.id}`);
  if (chat.kind === "private" && person.hasBlockedBot) {
    throw new Error(`${person.user.first_name} has blocked the bot`);
  }
  const messageId = record.message.message_id;
  const query = world.queries.add({ personId, chatId: chat.id, messageId });
  if (chat.bot.status === "left" || chat.bot.status === "kicked") return { update: undefined };
  const update = world.updates.push({
    callback_query: {
      id: query.id,
      from: person.user,
      message: { ...record.message, chat: chatOf(world, chat) },
      chat_instance: String(chat.id * 7919),
      data: button.callback_data,
    },
  });
  return { update };
}

function pressReply(
  world: World,
  { user, phoneNumber }: PersonRecord,
  button: KeyboardButton,
  place: Place,
): Pressed {
  if (typeof button === "object" && "request_contact" in button) {
    const contact = ownContact(user, phoneNumber);
    return sendContent(world, user.id, { contact }, place);
  }
  if (typeof button === "object" && "request_location" in button) {
    return sendContent(world, user.id, { location: almaty }, place);
  }
  const [sent] = sendText(world, user.id, typeof button === "string" ? button : button.text, place);
  if (!sent) throw new Error("The button has no words");
  return sent;
}

/** Where a person stands who presses a location button: the middle of Almaty. */
export const almaty = { latitude: 43.238949, longitude: 76.889709 };

export function ownContact(user: PersonRecord["user"], phoneNumber: string) {
  return {
    phone_number: phoneNumber,
    first_name: user.first_name,
    ...(user.last_name && { last_name: user.last_name }),
    user_id: user.id,
  };
}

function labelsOf(buttons: Button[]): string {
  return buttons.map(({ label }) => `"${label}"`).join(", ");
}
