import type { ChatView, MemberView, TopicView } from "../control-types.js";
import type { Actor, Doing } from "./actor.js";
import type { IconName } from "./icons.js";
import { words } from "./language.js";
import type { MenuItem } from "./menu.js";

interface GroupMenu {
  group: ChatView;
  /** The one that is open, if it is not General. */
  topic: TopicView | undefined;
  status: MemberView["status"];
  actor: Actor;
  isAnonymous: boolean;
  onAnonymous: () => void;
  onNewest: () => void;
}

type MenuWord =
  | ("closeTopic" | "reopenTopic" | "deleteTopic" | "writeAnonymously" | "writeAsOneself")
  | ("toNewest" | "addBot" | "removeBot" | "promoteBot" | "demoteBot" | "makeSupergroup");

/** What a member can do with the group and with the topic that is open. */
export function listGroupItems(menu: GroupMenu): MenuItem[] {
  const { isAnonymous, onAnonymous, onNewest, status } = menu;
  if (status === "member") return [...listTopicItems(menu), item("toNewest", "down", onNewest)];
  const writeWord = isAnonymous ? "writeAsOneself" : "writeAnonymously";
  return [
    item("toNewest", "down", onNewest),
    ...listTopicItems(menu),
    item(writeWord, "hidden", onAnonymous),
    ...listBotItems(menu),
  ];
}

function listTopicItems({ topic, actor }: GroupMenu): MenuItem[] {
  if (!topic) return [];
  const turn = topic.isClosed
    ? item("reopenTopic", "plus", doing(actor, { action: "reopenTopic" }))
    : item("closeTopic", "lock", doing(actor, { action: "closeTopic" }));
  const remove = item("deleteTopic", "delete", doing(actor, { action: "deleteTopic" }));
  return [turn, { ...remove, isDangerous: true }];
}

/** What happens to bots in real groups: rights taken, thrown out, a group grown into a supergroup. */
function listBotItems({ group, actor }: GroupMenu): MenuItem[] {
  const { status } = group.bot;
  if (status === "left" || status === "kicked") {
    return [item("addBot", "plus", doing(actor, { action: "addBot" }))];
  }
  const isAdmin = status === "administrator";
  const rights = doing(actor, { action: "setBotRights", isAdmin: !isAdmin });
  const remove = item("removeBot", "delete", doing(actor, { action: "removeBot" }));
  return [
    item(isAdmin ? "demoteBot" : "promoteBot", "settings", rights),
    ...(group.chat.type === "group"
      ? [item("makeSupergroup", "group", doing(actor, { action: "migrate" }))]
      : []),
    { ...remove, isDangerous: true },
  ];
}

function doing(actor: Actor, what: Doing): () => void {
  return () => void actor.do(what);
}

function item(word: MenuWord, icon: IconName, onPick: () => void): MenuItem {
  return { label: words()[word], icon, onPick };
}
