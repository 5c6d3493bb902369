import type { MessageView } from "../control-types.js";
import { placeBubbles, type Placed } from "./bubbles.js";
import { renderDay } from "./clock.js";
import { button, el, setText } from "./dom.js";
import { icon } from "./icons.js";
import { KeyedList, type KeyedItem } from "./keyed-list.js";
import { words } from "./language.js";
import type { ButtonPlace, Reader } from "./message-actions.js";
import { renderBubble } from "./message-bubble.js";

/** What of the page's own knowledge shows on a message. */
export interface Marks {
  isWaiting: (messageId: number) => boolean;
  findBusy: (messageId: number) => ButtonPlace | undefined;
}

/** How near to the end, in pixels, counts as reading the newest. */
const nearPx = 80;

/** The messages of one place: stays at the newest one while one reads there, and can be walked with arrow keys. */
export class MessageList {
  readonly node: HTMLElement;
  private readonly log: HTMLElement;
  private readonly list: KeyedList;
  private readonly jump: HTMLButtonElement;
  private readonly jumpCount = el("span", { class: "count" });
  private readonly welcome = el("div", { class: "welcome", hidden: true });
  private lastSeenId = 0;
  private newestId = 0;
  /** True while one reads the newest: then the view goes along with what comes. */
  private isFollowing = true;
  private lastTop = 0;

  constructor(
    private readonly reader: Reader,
    private readonly marks: Marks,
  ) {
    this.log = el("div", {
      class: "log",
      role: "log",
      tabindex: 0,
      "aria-live": "polite",
      "aria-label": words().messages,
    });
    const column = el("div", { class: "log-column" });
    this.log.append(column);
    this.list = new KeyedList(column);
    this.jump = button(
      { class: "jump", hidden: true, "aria-label": words().toNewest },
      () => this.toNewest(true),
      icon("down"),
      this.jumpCount,
    );
    this.node = el("div", { class: "log-frame" }, this.log, this.welcome, this.jump);
    this.log.addEventListener("scroll", () => this.noteScroll());
    this.log.addEventListener("keydown", (event) => this.walk(event));
    // A keyboard that opens below, or a picture that grows, takes no room from what one reads.
    const observer = new ResizeObserver(() => {
      if (this.isFollowing) this.toNewest(false);
    });
    observer.observe(this.log);
    observer.observe(column);
  }

  /** Where nothing was said yet, the welcome stands. */
  update(views: readonly MessageView[], welcome: string): void {
    this.welcome.hidden = views.length > 0;
    setText(this.welcome, welcome);
    const newest = views.at(-1)?.message;
    const hasNew = newest !== undefined && newest.message_id > this.newestId;
    const isOwnNew = hasNew && newest.from?.id === this.reader.id;
    this.newestId = newest?.message_id ?? 0;
    this.list.update(this.itemsOf(placeBubbles(views)));
    if (this.isFollowing || isOwnNew) this.toNewest(false);
    const unseen = views.filter(({ message }) => message.message_id > this.lastSeenId).length;
    setText(this.jumpCount, unseen > 0 ? String(unseen) : "");
  }

  /** Brings a message into sight and marks it for a moment. */
  show(messageId: number): void {
    const node = this.log.querySelector<HTMLElement>(`[data-id="${messageId}"]`);
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
    node.classList.remove("shown");
    void node.offsetWidth; // Begins the animation anew when the same message is asked for twice.
    node.classList.add("shown");
  }

  toNewest(isSmooth: boolean): void {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const behavior = isSmooth && !isCalm ? "smooth" : "instant";
    this.log.scrollTo({ top: this.log.scrollHeight, behavior });
    this.isFollowing = true;
    this.lastSeenId = this.newestId;
  }

  private itemsOf(placed: Placed[]): KeyedItem[] {
    return placed.flatMap(({ newDay, ...bubble }) => {
      const [{ message }] = bubble.views;
      const id = message.message_id;
      const isWaiting = this.marks.isWaiting(id);
      const busy = bubble.views
        .map((view) => this.marks.findBusy(view.message.message_id))
        .find((place) => place !== undefined);
      const item: KeyedItem = {
        key: `message:${id}`,
        parts: [...bubble.views, bubble.isFirst, bubble.isLast, isWaiting, busy],
        build: () => renderBubble({ ...bubble, isWaiting, busy }, this.reader),
      };
      if (newDay === undefined) return [item];
      const day = renderDay(newDay);
      return [{ key: `day:${id}`, parts: [day], build: () => renderDayMark(day) }, item];
    });
  }

  private isAtEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    return scrollHeight - scrollTop - clientHeight < nearPx;
  }

  private noteScroll(): void {
    const { scrollTop } = this.log;
    // Only who scrolls up leaves the newest; when the content grows below, one still follows it.
    if (this.isAtEnd()) this.isFollowing = true;
    else if (scrollTop < this.lastTop) this.isFollowing = false;
    this.lastTop = scrollTop;
    if (this.isFollowing) this.lastSeenId = this.newestId;
    this.jump.hidden = this.isFollowing;
  }

  private walk(event: KeyboardEvent): void {
    const articles = [...this.log.querySelectorAll<HTMLElement>("article")];
    const current = articles.findIndex((article) => article === document.activeElement);
    const isAtLog = document.activeElement === this.log;
    if (current < 0 && !isAtLog) return;
    const target = {
      ArrowUp: isAtLog ? articles.at(-1) : articles[current - 1],
      ArrowDown: articles[current + 1],
      Home: articles[0],
      End: articles.at(-1),
    }[event.key];
    if (target) {
      event.preventDefault();
      target.focus();
    }
    const more = articles[current]?.querySelector<HTMLElement>(".more");
    if (event.key !== "Enter" || !more) return;
    // Else the same key would press the first button of the menu that it opens.
    event.preventDefault();
    more.click();
  }
}

function renderDayMark(day: string): HTMLElement {
  return el("div", { class: "service" }, el("span", { class: "pill" }, day));
}
