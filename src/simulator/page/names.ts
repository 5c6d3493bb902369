import type { Message, User } from "@grammyjs/types";
import { words } from "./language.js";
import { titleOf } from "./place.js";

export function nameOf({ first_name, last_name }: Pick<User, "first_name" | "last_name">): string {
  return [first_name, last_name].filter(Boolean).join(" ");
}

/** Who wrote it, as the members of the chat see it. */
export function senderOf({ sender_chat, from }: Message): string {
  if (sender_chat) return `${titleOf({ chat: sender_chat })} (${words().anonymous})`;
  return from ? nameOf(from) : "";
}

/** One or two letters that stand for a name where there is no picture. */
export function initialsOf(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => /\p{L}|\p{N}/u.exec(word)?.[0] ?? []);
  return letters.slice(0, 2).join("").toUpperCase();
}

/** A colour of the bot's own, and one of six for everybody else, the same for one id always. */
export function tintOf(who: { id: number; is_bot?: boolean } | undefined): string {
  return who?.is_bot ? "tint-bot" : `tint-${Math.abs(who?.id ?? 0) % 6}`;
}
