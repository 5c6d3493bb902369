import type { ChatView } from "../control-types.js";
import { renderTime } from "./clock.js";
import { button, el } from "./dom.js";
import { icon, type IconName } from "./icons.js";
import { KeyedList, type KeyedItem } from "./keyed-list.js";
import { words } from "./language.js";
import { renderGist } from "./message-body.js";
import { initialsOf, nameOf, senderOf, tintOf } from "./names.js";
import { isForum, listMessages, placeKey, titleOf, type ChatPlace } from "./place.js";
import { renderService } from "./service-message.js";
import { colorOf } from "./topic-color.js";
import type { World } from "./world.js";

interface Row {
  place: ChatPlace;
  title: string;
  mark: { text: string; tint: string; color?: string };
  gist: string;
  time: string;
  unread: number;
  isClosed: boolean;
}

/** The chats of one person on the staff's phone: the group or its topics, and the private chat with the bot. */
export class TopicList {
  readonly node: HTMLElement;
  private readonly rows = el("div", { class: "topic-rows" });
  private readonly list = new KeyedList(this.rows);

  constructor(
    private readonly world: World,
    private readonly options: {
      personId: number;
      onOpen: (place: ChatPlace) => void;
      onNewTopic: () => void;
    },
  ) {
    this.rows.setAttribute("role", "group");
    this.rows.setAttribute("aria-label", words().topics);
    this.rows.addEventListener("keydown", (event) => this.walk(event));
    this.node = el("div", { class: "topics" });
  }

  update(group: ChatView): void {
    if (!this.node.hasChildNodes()) this.node.append(this.renderHeader(group), this.rows);
    this.list.update(this.listRows(group).map((row) => this.itemOf(row)));
  }

  private renderHeader(group: ChatView): HTMLElement {
    const title = titleOf(group);
    const mark = el("span", { class: `avatar ${tintOf(group.chat)}`, "aria-hidden": true });
    mark.append(initialsOf(title));
    const create = () => this.options.onNewTopic();
    return el(
      "header",
      { class: "chat-header" },
      el(
        "div",
        { class: "chat-title" },
        mark,
        el(
          "div",
          { class: "chat-about" },
          el("h3", {}, title),
          el("span", { class: "status" }, words().members(group.members.length + 1)),
        ),
        isForum(group) &&
          button({ class: "round", "aria-label": words().newTopic }, create, icon("plus")),
      ),
    );
  }

  private listRows(group: ChatView): Row[] {
    const { personId } = this.options;
    const chatId = group.chat.id;
    const general = this.rowOf(
      group,
      { chatId },
      isForum(group) ? words().general : titleOf(group),
      {
        text: isForum(group) ? "#" : initialsOf(titleOf(group)),
        tint: tintOf(group.chat),
      },
    );
    const topics = group.topics.map((topic) => ({
      ...this.rowOf(group, { chatId, threadId: topic.threadId }, topic.name, {
        text: initialsOf(topic.name) || "#",
        tint: "",
        color: colorOf(topic),
      }),
      isClosed: topic.isClosed,
      lastId: listMessages(group, topic.threadId).at(-1)?.message.message_id ?? 0,
    }));
    topics.sort((a, b) => b.lastId - a.lastId);
    const own = this.world.findChat(personId);
    const { user } = this.world.bot;
    const mark = { text: initialsOf(nameOf(user)), tint: tintOf(user) };
    const isOwnUsed = own !== undefined && own.messages.length > 0;
    const ownRow = own && this.rowOf(own, { chatId: personId }, nameOf(user), mark);
    if (ownRow && !isOwnUsed) ownRow.gist = words().privateChat;
    return [general, ...topics, ...(ownRow ? [ownRow] : [])];
  }

  private rowOf(chat: ChatView, place: ChatPlace, title: string, mark: Row["mark"]): Row {
    const last = listMessages(chat, place.threadId).at(-1);
    const service = last && renderService(last.message);
    const sender = last && !service && chat.chat.type !== "private" ? senderOf(last.message) : "";
    const said = last ? (service ?? renderGist(last)) : words().noMessages;
    return {
      place,
      title,
      mark,
      gist: sender ? `${sender}: ${said}` : said,
      time: last ? renderTime(last.message.date) : "",
      unread: this.world.unread.count(chat, place.threadId, this.options.personId),
      isClosed: false,
    };
  }

  private itemOf(row: Row): KeyedItem {
    const { title, gist, time, unread, isClosed } = row;
    return {
      key: placeKey(row.place),
      parts: [title, gist, time, unread, isClosed],
      build: () => this.renderRow(row),
    };
  }

  private renderRow({ place, title, mark, gist, time, unread, isClosed }: Row): HTMLElement {
    const avatar = el("span", { class: `avatar ${mark.tint}`, "aria-hidden": true }, mark.text);
    if (mark.color) avatar.style.background = mark.color;
    return button(
      { class: isClosed ? "topic closed" : "topic", "data-name": placeKey(place) },
      () => this.options.onOpen(place),
      avatar,
      el(
        "span",
        { class: "topic-about" },
        el(
          "span",
          { class: "topic-line" },
          el("strong", {}, title),
          isClosed && labelled("lock", words().closed),
          el("time", {}, time),
        ),
        el(
          "span",
          { class: "topic-line" },
          el("span", { class: "topic-gist" }, gist),
          unread > 0 &&
            el("span", { class: "count", "aria-label": words().unread(unread) }, String(unread)),
        ),
      ),
    );
  }

  private walk(event: KeyboardEvent): void {
    const rows = [...this.rows.querySelectorAll<HTMLElement>(".topic")];
    const at = rows.findIndex((row) => row === document.activeElement);
    const target = {
      ArrowDown: rows[at + 1],
      ArrowUp: rows[at - 1],
      Home: rows[0],
      End: rows.at(-1),
    }[event.key];
    if (!target) return;
    event.preventDefault();
    target.focus();
  }
}

function labelled(name: IconName, label: string): HTMLElement {
  return el("span", { role: "img", "aria-label": label, title: label }, icon(name));
}
