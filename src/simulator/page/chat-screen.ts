import type { InlineKeyboardButton } from "@grammyjs/types";
import type { ChatView, MessageView, PersonView } from "../control-types.js";
import { Actor } from "./actor.js";
import { ChatHeader } from "./chat-header.js";
import { Composer, type Wanted } from "./composer.js";
import { el } from "./dom.js";
import { words } from "./language.js";
import type { ButtonPlace, MessageActions } from "./message-actions.js";
import { MessageList } from "./message-list.js";
import { openMessageMenu } from "./message-menu.js";
import { listMessages, placeKey, threadOf, type ChatPlace } from "./place.js";
import type { PhoneTools } from "./phone-frame.js";
import { StartBar } from "./start-bar.js";
import { openViewer } from "./viewer.js";

export interface ChatScreenOptions {
  tools: PhoneTools;
  personId: number;
  place: ChatPlace;
  /** Missing where there is no list to go back to. */
  onBack?: () => void;
  /** Opens the menu of the whole chat. */
  onMenu?: (anchor: Element, actor: Actor) => void;
  isAnonymous?: () => boolean;
  /** Goes to the person's private chat, for a link that starts the bot there. */
  onStart: (payload: string) => void;
}

/** One open chat or topic, as one person sees it. */
export class ChatScreen {
  readonly node: HTMLElement;
  private readonly actor: Actor;
  private readonly header: ChatHeader;
  private readonly list: MessageList;
  private readonly composer: Composer;
  private readonly bar: StartBar;

  constructor(private readonly options: ChatScreenOptions) {
    const { tools, personId, place, onBack, onMenu, isAnonymous } = options;
    const { world, screen, toasts, presses, drafts } = tools;
    this.actor = new Actor(world, { personId, place, toasts, ...(isAnonymous && { isAnonymous }) });
    const isGroup = place.chatId !== personId;
    this.header = new ChatHeader(world, place, {
      ...(onBack && { onBack }),
      ...(onMenu && { onMenu: (anchor) => onMenu(anchor, this.actor) }),
      onPinned: (messageId) => this.list.show(messageId),
    });
    this.list = new MessageList(
      { id: personId, isGroup, actions: this.listActions() },
      {
        isWaiting: (messageId) => world.deliveries.isWaiting(place.chatId, messageId),
        findBusy: (messageId) => presses.find(personId, place.chatId, messageId),
      },
    );
    this.composer = new Composer({
      screen,
      actor: this.actor,
      drafts,
      draftKey: `${personId}:${placeKey(place)}`,
      commandSuffix: isGroup ? `@${world.bot.user.username ?? ""}` : "",
      findLastOwn: () => this.findLastOwn(),
    });
    this.bar = new StartBar(this.actor);
    this.node = el(
      "div",
      { class: "chat" },
      this.header.node,
      this.list.node,
      this.bar.node,
      this.composer.node,
    );
  }

  update(): void {
    const { tools, personId, place } = this.options;
    const { world } = tools;
    const chat = world.findChat(place.chatId);
    const person = world.findPerson(personId);
    if (!chat || !person) return;
    const views = listMessages(chat, place.threadId);
    this.header.update(chat, person);
    const isPrivate = chat.chat.type === "private";
    this.list.update(views, (isPrivate && world.bot.description) || words().noMessages);
    const wasAtBar = this.bar.node.contains(document.activeElement);
    const isBarred = this.bar.update({ person, chat, threadId: place.threadId, bot: world.bot });
    this.composer.node.hidden = isBarred;
    if (wasAtBar && !isBarred) this.composer.focus();
    this.composer.update(wantedOf(chat, person, place));
    const newest = views.at(-1)?.message.message_id;
    if (newest !== undefined && this.node.checkVisibility() && !document.hidden) {
      world.unread.setRead(place, newest);
    }
  }

  show(messageId: number): void {
    this.list.show(messageId);
  }

  private listActions(): MessageActions {
    const { tools, personId } = this.options;
    const actions: MessageActions = {
      copy: (text) => void this.copy(text),
      sendCommand: (text) => void this.actor.do({ action: "send", text, replyTo: null }),
      follow: (url) => this.follow(url),
      press: (messageId, place, key) => void this.press(messageId, place, key),
      showMessage: (messageId) => this.list.show(messageId),
      showPhoto: openViewer,
      react: (view, emoji) => {
        const isTaken = view.reactions.some((each) => each.by === personId && each.emoji === emoji);
        const { message_id: messageId } = view.message;
        void this.actor.do({ action: "react", messageId, ...(!isTaken && { emoji }) });
      },
      openMenu: (view, anchor) =>
        openMessageMenu(tools.screen, anchor, view, {
          isOwn: view.message.from?.id === personId,
          actions,
          composer: this.composer,
          actor: this.actor,
        }),
    };
    return actions;
  }

  private async press(
    messageId: number,
    place: ButtonPlace,
    key: InlineKeyboardButton,
  ): Promise<void> {
    if ("copy_text" in key) return this.copy(key.copy_text.text);
    const { tools, personId } = this.options;
    const { chatId } = this.options.place;
    tools.presses.begin(personId, chatId, messageId, place);
    const isDone = await this.actor.do({ action: "press", messageId, ...place });
    if (!isDone) tools.presses.end(personId, chatId, messageId);
  }

  private async copy(text: string): Promise<void> {
    const { toasts } = this.options.tools;
    try {
      await navigator.clipboard.writeText(text);
      toasts.show(words().copied);
    } catch {
      // A browser that forbids it still shows the text, to be copied by hand.
      toasts.show(text);
    }
  }

  /** A link to our bot with a payload starts it here, as in Telegram. */
  private follow(url: string): boolean {
    const { username } = this.options.tools.world.bot.user;
    const match = /^(?:https?:\/\/)?t\.me\/(\w+)\?start=([\w-]*)/i.exec(url);
    if (!match || match[1]?.toLowerCase() !== username?.toLowerCase()) return false;
    this.options.onStart(match[2] ?? "");
    return true;
  }

  private findLastOwn(): MessageView | undefined {
    const { tools, personId, place } = this.options;
    const chat = tools.world.findChat(place.chatId);
    if (!chat) return undefined;
    return listMessages(chat, place.threadId).findLast(
      ({ message }) => message.from?.id === personId && message.text !== undefined,
    );
  }
}

/** What the bot asks of this person here; a reply only where the message to reply to stands. */
function wantedOf(chat: ChatView, person: PersonView, { chatId, threadId }: ChatPlace): Wanted {
  const keyboard = person.keyboards.find((each) => each.chatId === chatId);
  const commands = person.commands.find((each) => each.chatId === chatId)?.commands ?? [];
  const view = chat.messages.find(({ message }) => message.message_id === keyboard?.messageId);
  const isHere = keyboard?.kind === "force-reply" && view && threadOf(view.message) === threadId;
  const hint = keyboard?.markup.input_field_placeholder;
  return { keyboard, commands, forced: isHere ? { view, hint } : undefined };
}
