import type { Message } from "@grammyjs/types";
import { words } from "./language.js";
import { nameOf } from "./names.js";

/** What happened, in the page's language; `undefined` for what somebody wrote. */
export function renderService(message: Message): string | undefined {
  if (message.forum_topic_created) return words().topicCreated(message.forum_topic_created.name);
  if (message.forum_topic_edited) {
    return words().topicRenamed(message.forum_topic_edited.name ?? "…");
  }
  if (message.forum_topic_closed) return words().topicClosed;
  if (message.forum_topic_reopened) return words().topicReopened;
  if (message.new_chat_members)
    return words().joined(message.new_chat_members.map(nameOf).join(", "));
  if (message.left_chat_member) return words().left(nameOf(message.left_chat_member));
  if (message.pinned_message) return words().pinned;
  if (message.migrate_to_chat_id ?? message.migrate_from_chat_id) return words().becameSupergroup;
  return undefined;
}
