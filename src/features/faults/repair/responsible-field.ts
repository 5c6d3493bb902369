import type { Message } from "grammy/types";
import { parseContactPhone, parsePhone } from "../../../forms/fields/phone.js";
import { cleanLine, cleanLines } from "../../../text/clean-text.js";
import {
  type Answer,
  column,
  LONGEST_NAME,
  orNothing,
  type Read,
  readName,
} from "../../desk/registry/read-answer.js";
import type { ResponsibleChange } from "./dispatch.repository.js";

const TELEGRAM_ID = /^\d{5,15}$/;

export interface Named {
  name: string;
  /** Telegram's id; `null` where Telegram hides it. */
  user_id: number | null;
  phone: string | null;
}

/** What is typed about somebody who mends. */
export const RESPONSIBLE_FIELDS = {
  name: column("name", ({ text }) => readName(text)),
  phone: column("phone", orNothing(readPhone)),
  user: column("user_id", orNothing(readUser)),
} satisfies Record<string, Read<ResponsibleChange>>;

/** A contact; or the name, and in further lines a phone and a Telegram id, in any order. */
export function readNew(answer: Answer): Named | undefined {
  if (answer.contact) return namedIn(answer);
  const [first = "", ...rest] = cleanLines(answer.text).split("\n");
  const name = readName(first);
  if (name === undefined || rest.length > 2) return undefined;
  let user_id: number | null = null;
  let phone: string | null = null;
  for (const line of rest) {
    const read = parsePhone(line);
    const isPhone = read.kind !== "problem" && (!TELEGRAM_ID.test(line) || read.value.valid);
    if (isPhone && phone === null) phone = read.value.e164;
    else if (TELEGRAM_ID.test(line)) user_id = Number(line);
    else return undefined;
  }
  return { name, user_id, phone };
}

/** Whom a message is from, or whose contact or forwarded words it holds; nobody for what a bot wrote itself. */
export function namedIn(
  message: Pick<Message, "contact" | "forward_origin" | "from" | "forum_topic_created">,
): Named | undefined {
  const { contact, forward_origin: origin, from, forum_topic_created } = message;
  // What is written in a topic replies to its beginning, which names nobody.
  if (forum_topic_created) return undefined;
  if (contact) {
    const phone = parseContactPhone(contact.phone_number);
    const e164 = phone.kind === "problem" ? null : phone.value.e164;
    return { name: fullName(contact), user_id: contact.user_id ?? null, phone: e164 };
  }
  if (origin?.type === "hidden_user") {
    return { name: clipped(origin.sender_user_name), user_id: null, phone: null };
  }
  const user = origin?.type === "user" ? origin.sender_user : from;
  if (!user || user.is_bot) return undefined;
  return { name: fullName(user), user_id: user.id, phone: null };
}

function readPhone({ text, contact }: Answer): string | undefined {
  const phone = contact ? parseContactPhone(contact.phone_number) : parsePhone(text);
  return phone.kind === "problem" ? undefined : phone.value.e164;
}

/** A number, a contact, or forwarded words. */
function readUser(answer: Answer): number | undefined {
  const isNamed = answer.contact !== undefined || answer.forward_origin !== undefined;
  if (isNamed) return namedIn(answer)?.user_id ?? undefined;
  const [id] = TELEGRAM_ID.exec(cleanLine(answer.text)) ?? [];
  return id === undefined ? undefined : Number(id);
}

function fullName({ first_name, last_name }: { first_name: string; last_name?: string }): string {
  return clipped([first_name, last_name].filter(Boolean).join(" "));
}

/** Telegram's names may be longer than ours. */
function clipped(name: string): string {
  return cleanLine(name).slice(0, LONGEST_NAME);
}
