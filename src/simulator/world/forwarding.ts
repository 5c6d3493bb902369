import type { Message, MessageOrigin } from "@grammyjs/types";
import { contentOf, type Content } from "./content.js";

/** What a forwarded message says, with where it comes from first of all. */
export function forwardedContent(message: Message): Content {
  return { forward_origin: originOf(message), ...contentOf(message) };
}

function originOf({ date, forward_origin, sender_chat, from, message_id }: Message): MessageOrigin {
  if (forward_origin) return forward_origin;
  if (sender_chat) return { type: "chat", sender_chat, date };
  if (from) return { type: "user", sender_user: from, date };
  throw new Error(`Message ${message_id} has no sender`);
}
