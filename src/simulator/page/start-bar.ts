import type { BotView, ChatView, PersonView } from "../control-types.js";
import type { Actor } from "./actor.js";
import { button, el, fill } from "./dom.js";
import { words } from "./language.js";
import { isForum } from "./place.js";

interface Situation {
  person: PersonView;
  chat: ChatView;
  threadId: number | undefined;
  bot: BotView;
}

type Barrier = "unstarted" | "blocked" | "closed";

/** Stands where one would type, when one cannot type yet or any more. */
export class StartBar {
  readonly node = el("div", { class: "start-bar", hidden: true });
  private shown: Barrier | undefined;

  constructor(private readonly actor: Actor) {}

  /** True when it bars the way. */
  update(situation: Situation): boolean {
    const barrier = barrierOf(situation);
    this.node.hidden = barrier === undefined;
    if (barrier !== this.shown) this.render(barrier);
    this.shown = barrier;
    return barrier !== undefined;
  }

  private render(barrier: Barrier | undefined): void {
    const { actor } = this;
    if (barrier === "unstarted") {
      const payload = new URLSearchParams(location.search).get("start");
      const start = () => void actor.do({ action: "start", ...(payload && { payload }) });
      fill(this.node, button({ class: "strong wide" }, start, words().start));
    } else if (barrier === "blocked") {
      const unblock = () => void actor.do({ action: "unblock" });
      fill(
        this.node,
        el("p", {}, words().botIsBlocked),
        button({ class: "strong wide" }, unblock, words().unblockBot),
      );
    } else if (barrier === "closed") fill(this.node, el("p", {}, words().topicIsClosed));
  }
}

function barrierOf({ person, chat, threadId }: Situation): Barrier | undefined {
  if (chat.chat.type === "private") {
    if (person.hasBlockedBot) return "blocked";
    return person.hasStarted ? undefined : "unstarted";
  }
  const topic = chat.topics.find((each) => each.threadId === threadId);
  const member = chat.members.find(({ personId }) => personId === person.user.id);
  const isClosedToMe = isForum(chat) && topic?.isClosed && member?.status === "member";
  return isClosedToMe ? "closed" : undefined;
}
