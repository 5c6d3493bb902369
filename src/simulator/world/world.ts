import type { Message, User } from "@grammyjs/types";
import type { KeyboardView, Toast } from "../control-types.js";
import { BotProfile } from "./bot-profile.js";
import { CallbackQueries } from "./callback-queries.js";
import { newPrivateChat } from "./chats.js";
import { Events } from "./events.js";
import { FileStore } from "./file-store.js";
import { Group } from "./group.js";
import { newGroup, type NewGroup } from "./new-group.js";
import { Person } from "./person.js";
import type { ChatRecord, MessageRecord, PersonRecord, TopicRecord } from "./records.js";
import { LongPolling } from "./long-polling.js";
import { UpdateQueue, type QueueListener } from "./update-queue.js";
import { personView, summaryOf } from "./views.js";
import { Webhook } from "./webhook.js";

const firstUpdateId = 710_000_000;

export interface WorldOptions {
  bot: User;
  now: () => Date;
  /** How long a press may wait for its answer. */
  callbackLifetimeMs: number;
}

export interface NewPerson {
  id?: number;
  firstName: string;
  lastName?: string;
  username?: string;
  /** What the person's Telegram client is set to, like "kk". */
  languageCode?: string;
  phoneNumber?: string;
}

/** People, chats and messages, as the people see them. The bot acts in it through the API, people directly. */
export class World {
  readonly bot: User;
  readonly now: () => Date;
  readonly people = new Map<number, PersonRecord>();
  readonly chats = new Map<number, ChatRecord>();
  readonly events = new Events();
  readonly files = new FileStore();
  readonly profile = new BotProfile();
  readonly queries: CallbackQueries;
  readonly updates: UpdateQueue;
  readonly polling: LongPolling;
  readonly webhook: Webhook;
  private readonly groupIds = new Set<number>();
  private lastPersonId = 500_000_000;
  private lastGroupNumber = 0;
  private lastMediaGroupId = 13_500_000_000_000_000n;

  constructor({ bot, now, callbackLifetimeMs }: WorldOptions) {
    this.bot = bot;
    this.now = now;
    this.queries = new CallbackQueries(now, callbackLifetimeMs);
    this.updates = new UpdateQueue(now, this.queueListener(), firstUpdateId);
    this.polling = new LongPolling(this.updates, (isPolling) =>
      this.events.emit({ type: "polling", isPolling }),
    );
    this.webhook = new Webhook(this.updates, now);
  }

  addPerson(values: NewPerson): Person {
    const id = values.id ?? ++this.lastPersonId;
    if (this.people.has(id) || this.chats.has(id)) throw new Error(`The id ${id} is taken`);
    const user: User = {
      id,
      is_bot: false,
      first_name: values.firstName,
      ...(values.lastName && { last_name: values.lastName }),
      ...(values.username && { username: values.username }),
      ...(values.languageCode && { language_code: values.languageCode }),
    };
    this.people.set(id, {
      user,
      phoneNumber: values.phoneNumber ?? `+7701${String(id % 10_000_000).padStart(7, "0")}`,
      hasStarted: false,
      hasBlockedBot: false,
      isDeactivated: false,
      keyboards: new Map(),
      toasts: [],
    });
    this.chats.set(id, newPrivateChat(id));
    this.tellPerson(id);
    return new Person(this, id);
  }

  addGroup(values: NewGroup): Group {
    const chat = newGroup(this, values);
    this.addChat(chat);
    return new Group(this, chat.id);
  }

  /** Takes in a group that was made elsewhere, as a migration does. */
  addChat(chat: ChatRecord): void {
    this.chats.set(chat.id, chat);
    this.groupIds.add(chat.id);
    this.tellChat(chat);
    for (const personId of chat.members.keys()) this.tellPerson(personId);
  }

  /** The person's private chat, and the groups the person is in. */
  listChatsOf(personId: number): ChatRecord[] {
    const groups = [...this.groupIds].map((id) => this.getChat(id));
    return [this.getChat(personId), ...groups.filter(({ members }) => members.has(personId))];
  }

  /** A handle to a person who was added before. */
  person(id: number): Person {
    this.getPerson(id);
    return new Person(this, id);
  }

  /** A handle to a group that was added before. */
  group(id: number): Group {
    this.getChat(id);
    return new Group(this, id);
  }

  getPerson(id: number): PersonRecord {
    const person = this.people.get(id);
    if (!person) throw new Error(`There is no person ${id}`);
    return person;
  }

  getChat(id: number): ChatRecord {
    const chat = this.chats.get(id);
    if (!chat) throw new Error(`There is no chat ${id}`);
    return chat;
  }

  getMessage(chatId: number, messageId: number): MessageRecord {
    const record = this.getChat(chatId).messages.get(messageId);
    if (!record) throw new Error(`There is no message ${messageId} in chat ${chatId}`);
    return record;
  }

  /**
   * What is seen in a chat, in order: edits applied, deleted messages gone. With a topic's id only what is
   * in it; with `null` only what is in General.
   */
  messages(chatId: number, threadId?: number | null): Message[] {
    const all = [...this.getChat(chatId).messages.values()].map(({ message }) => message);
    if (threadId === undefined) return all;
    return all.filter((message) =>
      threadId === null ? !message.is_topic_message : message.message_thread_id === threadId,
    );
  }

  /** Answers to the person's presses, oldest first. */
  toasts(personId: number): Toast[] {
    return [...this.getPerson(personId).toasts];
  }

  /** What the bot asks the person to type with, if anything. */
  keyboardOf(personId: number, chatId = personId): KeyboardView | undefined {
    return this.getPerson(personId).keyboards.get(chatId);
  }

  topics(chatId: number): TopicRecord[] {
    return [...this.getChat(chatId).topics.values()].map((topic) => ({ ...topic }));
  }

  /** A number that no album has yet. */
  nextMediaGroupId(): string {
    this.lastMediaGroupId += 1n;
    return String(this.lastMediaGroupId);
  }

  nextGroupNumber(): number {
    return ++this.lastGroupNumber;
  }

  /** Says that something about the person, besides messages, is not as it was. */
  tellPerson(id: number): void {
    this.events.emit({ type: "person", person: personView(this, id) });
  }

  /** Says that something about the chat, besides messages, is not as it was. */
  tellChat(chat: ChatRecord): void {
    this.events.emit({ type: "chat", summary: summaryOf(this, chat) });
  }

  private queueListener(): QueueListener {
    const pendingUpdates = () => this.updates.listPending().length;
    return {
      onQueued: ({ update_id: updateId }) => {
        this.events.emit({ type: "update-queued", updateId, pendingUpdates: pendingUpdates() });
        this.polling.wake();
        this.webhook.deliver();
      },
      onConfirmed: (updates) => {
        const updateIds = updates.map(({ update_id: id }) => id);
        const left = pendingUpdates();
        this.events.emit({ type: "update-confirmed", updateIds, pendingUpdates: left });
      },
    };
  }
}
