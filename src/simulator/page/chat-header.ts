import type { ChatView, PersonView } from "../control-types.js";
import { button, el, fill, setText } from "./dom.js";
import { icon } from "./icons.js";
import { words } from "./language.js";
import { renderGist } from "./message-body.js";
import { initialsOf, nameOf, tintOf } from "./names.js";
import { isForum, listMessages, titleOf, type ChatPlace } from "./place.js";
import { colorOf } from "./topic-color.js";
import type { World } from "./world.js";

interface HeaderOptions {
  onBack?: () => void;
  onMenu?: (anchor: Element) => void;
  onPinned: (messageId: number) => void;
}

/** Says where one is and what the bot is doing, and holds what is pinned. */
export class ChatHeader {
  readonly node: HTMLElement;
  private readonly avatar = el("span", { class: "avatar", "aria-hidden": true });
  private readonly title = el("h3", {});
  private readonly status = el("span", { class: "status" });
  private readonly pinned: HTMLButtonElement;
  private pinnedId: number | undefined;

  constructor(
    private readonly world: World,
    private readonly place: ChatPlace,
    { onBack, onMenu, onPinned }: HeaderOptions,
  ) {
    this.pinned = button({ class: "pinned", hidden: true }, () => {
      if (this.pinnedId !== undefined) onPinned(this.pinnedId);
    });
    this.node = el(
      "header",
      { class: "chat-header" },
      el(
        "div",
        { class: "chat-title" },
        onBack && button({ class: "round", "aria-label": words().back }, onBack, icon("back")),
        this.avatar,
        el("div", { class: "chat-about" }, this.title, this.status),
        onMenu &&
          button(
            { class: "round", "aria-label": words().chatMenu },
            (event) => onMenu(event.currentTarget as Element),
            icon("more"),
          ),
      ),
      this.pinned,
    );
  }

  update(chat: ChatView, person: PersonView): void {
    const { user } = this.world.bot;
    const topic = chat.topics.find(({ threadId }) => threadId === this.place.threadId);
    const isPrivate = chat.chat.id === person.user.id;
    const name = isPrivate ? nameOf(user) : isForum(chat) ? topic?.name : titleOf(chat);
    setText(this.title, name ?? words().general);
    setText(
      this.avatar,
      isForum(chat) && !topic ? "#" : initialsOf(this.title.textContent ?? "") || "#",
    );
    this.avatar.className = `avatar ${topic ? "" : tintOf(isPrivate ? user : chat.chat)}`;
    this.avatar.style.background = topic ? colorOf(topic) : "";
    this.updateStatus(chat, isPrivate);
    this.updatePinned(chat);
  }

  private updateStatus(chat: ChatView, isPrivate: boolean): void {
    const action = this.world.typing.find(this.place);
    const isDown = !this.world.isBotAlive;
    const rest = isPrivate
      ? words().bot
      : isForum(chat)
        ? titleOf(chat)
        : words().members(chat.members.length + 1);
    const activity = action === undefined ? undefined : renderActivity(action);
    setText(this.status, activity ?? (isDown && isPrivate ? words().botIsStopped : rest));
    this.status.classList.toggle("active", activity !== undefined);
    this.status.classList.toggle("down", activity === undefined && isDown && isPrivate);
  }

  private updatePinned(chat: ChatView): void {
    const view = listMessages(chat, this.place.threadId).findLast(({ message }) =>
      chat.pinnedMessageIds.includes(message.message_id),
    );
    this.pinned.hidden = view === undefined;
    this.pinnedId = view?.message.message_id;
    if (!view) return;
    const gist = renderGist(view);
    if (this.pinned.dataset["gist"] === gist) return;
    this.pinned.dataset["gist"] = gist;
    fill(this.pinned, icon("pin"), el("strong", {}, words().pinnedMessage), el("span", {}, gist));
  }
}

function renderActivity(action: string): string {
  if (action === "upload_photo" || action === "record_photo") return words().sendingPhoto;
  return action === "upload_document" ? words().sendingFile : words().typing;
}
