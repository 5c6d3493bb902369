import { Actor } from "./actor.js";
import { ChatScreen } from "./chat-screen.js";
import { ask } from "./dialog.js";
import { listGroupItems } from "./group-menu.js";
import { words } from "./language.js";
import { MemberChips } from "./member-chips.js";
import { openMenu } from "./menu.js";
import { nameOf } from "./names.js";
import { settingsButton } from "./person-settings.js";
import { PhoneFrame, type Phone, type PhoneTools } from "./phone-frame.js";
import { isForum, listMessages, placeKey, type ChatPlace } from "./place.js";
import { findGroup } from "./roles.js";
import { TopicList } from "./topic-list.js";
import type { World } from "./world.js";

interface StaffOptions {
  clerkId: number;
  groupId: number;
}

/** The phone on the operator's desk: several people share it, and one of them acts. */
export class StaffPhone implements Phone {
  private readonly frame: PhoneFrame;
  private readonly chips: MemberChips;
  private actingId: number;
  private groupId: number;
  private isForum: boolean | undefined;
  private place: ChatPlace | undefined;
  private chat: ChatScreen | undefined;
  private topics: TopicList | undefined;
  private readonly anonymous = new Set<number>();

  constructor(
    private readonly world: World,
    shared: Pick<PhoneTools, "presses" | "drafts">,
    { clerkId, groupId }: StaffOptions,
  ) {
    this.actingId = clerkId;
    this.groupId = groupId;
    this.chips = new MemberChips((id) => this.switchTo(id));
    const settings = settingsButton(() => ({ tools: this.frame.tools, personId: this.actingId }));
    this.frame = new PhoneFrame(world, shared, {
      role: words().staff,
      controls: [this.chips.node, settings],
      actsFor: (id) => this.group?.members.some(({ personId }) => personId === id) ?? false,
    });
  }

  get node(): HTMLElement {
    return this.frame.node;
  }

  /** The topic that is open, if one is. */
  get openTopic(): Required<ChatPlace> | undefined {
    const { chatId, threadId } = this.place ?? {};
    return chatId === undefined || threadId === undefined ? undefined : { chatId, threadId };
  }

  /** Who acts on this phone now. */
  get acting(): number {
    return this.actingId;
  }

  countUnread(): number {
    const { group, actingId } = this;
    if (!group) return 0;
    const threads = [undefined, ...group.topics.map(({ threadId }) => threadId)];
    const inThread = (threadId: number | undefined) =>
      this.world.unread.count(group, threadId, actingId);
    return threads.reduce<number>((sum, threadId) => sum + inThread(threadId), 0);
  }

  update(): void {
    const { group } = this;
    if (!group) return;
    const acting = this.world.findPerson(this.actingId);
    if (acting) this.frame.setName(nameOf(acting.user));
    this.chips.update(this.world, group, this.actingId);
    this.keepPlaceTrue();
    this.chat?.update();
    this.topics?.update(group);
  }

  close(): void {
    this.frame.close();
  }

  private get group() {
    return findGroup(this.world, this.groupId);
  }

  /** A group may become a forum or another chat, and a topic may vanish while one reads it. */
  private keepPlaceTrue(): void {
    const { group } = this;
    if (!group) return;
    const isOther = group.chat.id !== this.groupId || isForum(group) !== this.isForum;
    this.groupId = group.chat.id;
    this.isForum = isForum(group);
    if (isOther) this.open(this.isForum ? undefined : { chatId: this.groupId });
    const { openTopic } = this;
    if (!openTopic) return;
    const isThere = group.topics.some(({ threadId }) => threadId === openTopic.threadId);
    if (!isThere) this.open(undefined);
  }

  private switchTo(personId: number): void {
    // Another one's private chat is not this one's to see.
    const isPrivate = this.place?.chatId === this.actingId;
    this.actingId = personId;
    this.open(isPrivate ? undefined : this.place);
  }

  /** Shows a chat, or the list of them. */
  private open(place: ChatPlace | undefined): void {
    const left = this.place;
    this.place = place;
    this.chat = place && this.createChat(place);
    this.topics = place ? undefined : this.createTopics();
    const { group } = this;
    if (this.topics && group) this.topics.update(group);
    this.frame.show((this.chat ?? this.topics)?.node ?? document.createElement("div"));
    this.chat?.update();
    this.world.changed();
    if (!place && left) this.focusRow(left);
  }

  private focusRow(place: ChatPlace): void {
    if (!this.node.contains(document.activeElement)) return;
    const name = `[data-name="${placeKey(place)}"]`;
    this.topics?.node.querySelector<HTMLElement>(name)?.focus();
  }

  private createTopics(): TopicList {
    return new TopicList(this.world, {
      personId: this.actingId,
      onOpen: (place) => this.open(place),
      onNewTopic: () => void this.createTopic(),
    });
  }

  private createChat(place: ChatPlace): ChatScreen {
    const personId = this.actingId;
    const isPrivate = place.chatId === personId;
    return new ChatScreen({
      tools: this.frame.tools,
      personId,
      place,
      onBack: () => this.open(undefined),
      ...(!isPrivate && {
        onMenu: (anchor: Element, actor: Actor) => this.openMenu(anchor, actor),
      }),
      isAnonymous: () => !isPrivate && this.anonymous.has(personId),
      onStart: (payload) => {
        const own = { chatId: personId };
        void this.actorAt(own).do({ action: "start", payload });
        this.open(own);
      },
    });
  }

  private async createTopic(): Promise<void> {
    const { screen } = this.frame.tools;
    const question = { text: words().newTopic, confirm: words().newTopic };
    const fields = [{ name: "name", label: words().topicName }];
    const name = (await ask(screen, { ...question, fields }))?.["name"];
    if (name) await this.actorAt({ chatId: this.groupId }).do({ action: "createTopic", name });
  }

  private openMenu(anchor: Element, actor: Actor): void {
    const { group, openTopic, anonymous, actingId } = this;
    const member = group?.members.find(({ personId }) => personId === actingId);
    if (!group || !member) return;
    const items = listGroupItems({
      group,
      topic: group.topics.find(({ threadId }) => threadId === openTopic?.threadId),
      status: member.status,
      actor,
      isAnonymous: anonymous.has(actingId),
      onAnonymous: () => {
        if (!anonymous.delete(actingId)) anonymous.add(actingId);
      },
      onNewest: () => this.showNewest(),
    });
    openMenu(this.frame.tools.screen, anchor, { label: words().chatMenu, items });
  }

  private showNewest(): void {
    const { group, place } = this;
    const newest = group && listMessages(group, place?.threadId).at(-1)?.message.message_id;
    if (newest !== undefined) this.chat?.show(newest);
  }

  private actorAt(place: ChatPlace): Actor {
    const { toasts } = this.frame.tools;
    return new Actor(this.world, { personId: this.actingId, place, toasts });
  }
}
