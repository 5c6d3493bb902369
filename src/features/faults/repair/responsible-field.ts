import type { Message } from "grammy/types";
import { cleanLine, cleanLines } from "../../../text/clean-text.js";
import { parseContactPhone, parsePhone } from "../../../forms/fields/phone.js";
import type { ResponsibleChange } from "./dispatch.repository.js";

const LONGEST_NAME = 60;
const TELEGRAM_ID = /^\d{5,15}$/;
/** Takes away what need not be known. */
const NOTHING = /^[-–—]$/;

export interface Named {
  name: string;
  /** Telegram's id; `null` where Telegram hides it. */
  userId: number | null;
  phone: string | null;
}

/** Whom a message is from, or whose contact or forwarded words it holds; nobody for what a bot wrote itself. */
export function namedIn(message: Message): Named | undefined {
  const { contact, forward_origin: origin, from, forum_topic_created } = message;
  // What is written in a topic replies to its beginning, which names nobody.
  if (forum_topic_created) return undefined;
  if (contact) {
    const phone = parseContactPhone(contact.phone_number);
    const name = cleanLine([contact.first_name, contact.last_name].filter(Boolean).join(" "));
    const e164 = phone.kind === "problem" ? null : phone.value.e164;
    return { name: clipped(name), userId: contact.user_id ?? null, phone: e164 };
  }
  if (origin?.type === "hidden_user") {
    return { name: clipped(origin.sender_user_name), userId: null, phone: null };
  }
  const user = origin?.type === "user" ? origin.sender_user : from;
  if (!user || user.is_bot) return undefined;
  const name = cleanLine([user.first_name, user.last_name].filter(Boolean).join(" "));
  return { name: clipped(name), userId: user.id, phone: null };
}

/** A contact; or the name, and in further lines a phone and a Telegram id, in any order. */
export function readNew(message: Message) {
  if (message.contact) {
    const named = namedIn(message);
    return named && { name: named.name, user_id: named.userId, phone: named.phone };
  }
  const [first = "", ...rest] = cleanLines(message.text ?? "").split("\n");
  const name = readName(first);
  if (name === undefined || rest.length > 2) return undefined;
  let user_id: number | null = null;
  let phone: string | null = null;
  for (const line of rest.map(cleanLine)) {
    const read = parsePhone(line);
    const isPhone = read.kind !== "problem" && (!TELEGRAM_ID.test(line) || read.value.valid);
    if (isPhone && phone === null) phone = read.value.e164;
    else if (TELEGRAM_ID.test(line)) user_id = Number(line);
    else return undefined;
  }
  return { name, user_id, phone };
}

/** What the answer to a question about one of them changes; `undefined` when it says nothing usable. */
export function changeOf(
  field: "name" | "phone" | "user",
  message: Message,
): ResponsibleChange | undefined {
  const text = cleanLine(message.text ?? "");
  if (field === "name") {
    const name = readName(text);
    return name === undefined ? undefined : { name };
  }
  if (field === "phone") {
    if (NOTHING.test(text)) return { phone: null };
    const phone = message.contact
      ? parseContactPhone(message.contact.phone_number)
      : parsePhone(text);
    return phone.kind === "problem" ? undefined : { phone: phone.value.e164 };
  }
  if (NOTHING.test(text)) return { user_id: null };
  const isSaid = message.contact !== undefined || message.forward_origin !== undefined;
  const user_id = isSaid ? namedIn(message)?.userId : Number(TELEGRAM_ID.exec(text)?.[0] ?? NaN);
  return user_id ? { user_id } : undefined;
}

function readName(line: string): string | undefined {
  const name = cleanLine(line);
  return /\p{L}/u.test(name) && name.length <= LONGEST_NAME ? name : undefined;
}

function clipped(name: string): string {
  return cleanLine(name).slice(0, LONGEST_NAME);
}
